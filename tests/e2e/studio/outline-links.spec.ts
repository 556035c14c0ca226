import { signInAs } from '../support/members';
import { expect, type Page, test } from '../support/test';
import { bringCourse, ownFiles, ownKey } from './own-course';

const key = ownKey('lines');
const names = (count: number) => Array.from({ length: count }, (_, at) => at);

/** A course of more lines than a screen or the first drawing has room for; one subsection holds a text without a unit. */
test.beforeAll(async ({ baseURL }) => {
  const refs = (tag: string, ids: readonly string[]) => ids.map((id) => `<${tag} url_name="${id}"/>`).join('');
  const files: Record<string, string> = {
    'chapter/ch.xml': `<chapter display_name="Chapter"><sequential url_name="se"/>${refs(
      'sequential',
      names(12).map((at) => `q${at}`),
    )}</chapter>`,
    'sequential/se.xml':
      '<sequential display_name="Lesson"><vertical url_name="ve"/><html url_name="alone"/></sequential>',
    'html/alone.xml': '<html filename="alone" display_name="Alone"/>',
    'html/alone.html': '<p>By itself</p>',
  };
  for (const at of names(12)) {
    const units = names(14).map((unit) => `u${at}-${unit}`);
    files[`sequential/q${at}.xml`] = `<sequential display_name="Part ${at}">${refs('vertical', units)}</sequential>`;
    for (const id of units) files[`vertical/${id}.xml`] = `<vertical display_name="Unit ${id}"/>`;
  }
  await bringCourse(baseURL, ownFiles('lines', files));
});

const line = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
const said = (page: Page, text: RegExp | string) => expect(page.getByRole('status')).toContainText(text);

async function menu(page: Page, name: string, item: RegExp | string) {
  await line(page, name).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('A link to a line opens what it stands in and brings it into view, from elsewhere and within the outline', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}?block=vertical@u11-13#line`);
  await expect(line(page, 'Unit u11-13')).toBeInViewport();
  await expect(line(page, 'Unit u11-13')).toHaveAttribute('aria-selected', 'true');
  await expect(line(page, 'Unit u10-0')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('Part 0');
  await expect(page.getByRole('option', { selected: true })).toContainText('sequential@q0');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Part 0')).toBeInViewport();
  await expect(line(page, 'Part 0')).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/\?block=sequential@q0$/);
});

test('A text that stands where units do is opened from the outline', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}?block=html@alone`);
  await expect(page.getByRole('complementary').getByRole('link', { name: 'Open' })).toHaveAttribute(
    'href',
    /units\/html@alone$/,
  );
  await line(page, 'Alone').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/units\/html@alone$/);
});

test('What has been moved away is named before its old place is published', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}?block=vertical@ve`);
  await menu(page, 'Unit', 'Move to');
  await page.getByRole('dialog').getByLabel('Into').selectOption('Part 0');
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
  await said(page, 'Moved “Unit”');
  await expect(line(page, 'Lesson')).toContainText('Changed');
  await menu(page, 'Lesson', 'Publish');
  await expect(page.getByRole('dialog')).toContainText('1 change goes to learners at once.');
  await expect(page.getByRole('dialog')).toContainText('Unit has been moved out of it.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  // Whoever has lost the network can still undo once it is back.
  await page.context().setOffline(true);
  await line(page, 'Lesson').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('alert').filter({ hasText: 'The network did not answer' })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, 'Undone');
  await expect(line(page, 'Lesson')).toContainText('Published');
});

test('Two people who change one setting of a block see both sides and choose', async ({ page, browser }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}?block=sequential@q1`);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signInAs(other, 'admin');
  await other.goto(new URL(`/studio/${key}?block=sequential@q1`, page.url()).href);
  const open = async (whose: Page, attempts: string) => {
    await menu(whose, 'Part 1', 'Settings');
    await whose.getByRole('dialog').getByLabel('Attempts for each problem').fill(attempts);
  };
  await open(page, '3');
  await page.getByRole('dialog').getByLabel('Visible to').selectOption({ label: 'The course team only' });
  await open(other, '5');
  await other.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await said(other, 'Saved the settings');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const sides = page.getByRole('group', { name: 'Attempts for each problem' });
  await expect(sides).toContainText('5');
  await expect(sides).toContainText('3');
  await sides.getByRole('radio', { name: /mine/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved the settings');
  await menu(page, 'Part 1', 'Settings');
  await expect(page.getByRole('dialog').getByLabel('Attempts for each problem')).toHaveValue('3');
  await expect(page.getByRole('dialog').getByLabel('Visible to')).toHaveValue('true');
  await context.close();
});
