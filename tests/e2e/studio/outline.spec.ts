import { generateCourse } from '../../support/generate-course';
import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from '../support/test';
import { bringCourse, ownFiles, ownKey } from './own-course';

/** Courses of the demo organisation: one to write in, section by section, one of 300 units. */
const courses = { written: 'course-v1:Lectern+OUTLINE+written', large: 'course-v1:Lectern+OUTLINE+large' };

async function importCourse(
  baseURL: string,
  run: string,
  shape: { sections: number; subsections: number; units: number },
) {
  const files = generateCourse({
    run,
    sections: shape.sections,
    subsectionsPerSection: shape.subsections,
    unitsPerSubsection: shape.units,
    problemsPerUnit: 1,
    files: 0,
    bytesPerFile: 0,
  });
  const root = Buffer.from(`<course url_name="${run}" org="Lectern" course="OUTLINE"/>`);
  const read = (path: string) => (path === 'course.xml' ? root : files.read(path));
  await bringCourse(baseURL, { paths: files.paths, read });
}

test.beforeAll(async ({ baseURL }) => {
  await importCourse(baseURL ?? '', 'written', { sections: 7, subsections: 2, units: 3 });
});

const line = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
const said = (page: Page, text: RegExp | string) => expect(page.getByRole('status')).toContainText(text);

async function openOutline(page: Page, course = courses.written) {
  await page.goto(`/studio/${course}`);
  await expect(page.getByRole('treegrid')).toBeVisible();
}

async function menu(page: Page, name: string, item: RegExp | string) {
  await line(page, name).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Titles of the lines from one to the next of its level, as they stand on the page. */
async function linesUnder(page: Page, name: string): Promise<readonly string[]> {
  const rows = await page.getByRole('row').evaluateAll((elements) =>
    elements.map((element) => ({
      level: Number(element.getAttribute('aria-level')),
      title: element.querySelector('.outline-title')?.textContent ?? '',
    })),
  );
  const start = rows.findIndex(({ title }) => title === name);
  const end = rows.findIndex(({ level }, index) => index > start && level <= (rows[start]?.level ?? 0));
  return rows.slice(start + 1, end < 0 ? rows.length : end).map(({ title }) => title);
}

test('An author adds a section, a subsection and a unit, names each, publishes them and sees them as a learner', async ({
  page,
  consoleErrors,
}) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await page.getByRole('button', { name: 'Add a section' }).click();
  await page.getByLabel('Name').fill('Weather');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to “Weather”');
  await menu(page, 'Weather', 'Add a subsection');
  await page.getByLabel('Name').fill('Clouds');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to “Clouds”');
  await menu(page, 'Clouds', 'Add a unit');
  await page.getByLabel('Name').fill('High clouds');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to “High clouds”');
  await expect(line(page, 'High clouds')).toContainText('Draft');

  const unit = (await line(page, 'High clouds').getAttribute('data-key'))?.split('/')[1];
  await page.getByRole('button', { name: /^Publish \d+ change/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await said(page, /Learners see it now/);
  await expect(line(page, 'High clouds')).toContainText('Published');
  await expect(page.getByRole('button', { name: 'Everything is published' })).toBeDisabled();
  await page.getByRole('button', { name: 'View as learner' }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${courses.written}`);
  await page.goto(`/courses/${courses.written}/units/${unit}`);
  await expect(page.getByRole('heading', { name: 'High clouds' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('An author who uses only the keyboard walks, renames, moves a unit into the next subsection and takes that back', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await line(page, 'Section s0').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(line(page, 'Section s0')).toHaveAttribute('aria-expanded', 'false');
  await expect(line(page, 'Subsection s0-0')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(line(page, 'Subsection s0-0')).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await expect(line(page, 'Unit s0-0-2')).toBeFocused();
  await page.keyboard.press('F2');
  await page.getByLabel('Name').fill('The wandering unit');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to');
  await expect(line(page, 'The wandering unit')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await said(page, 'Moved “The wandering unit”');
  await expect(line(page, 'The wandering unit')).toBeFocused();
  await expect
    .poll(() => linesUnder(page, 'Subsection s0-1'))
    .toEqual(['The wandering unit', 'Unit s0-1-0', 'Unit s0-1-1', 'Unit s0-1-2']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(() => linesUnder(page, 'Subsection s0-1'))
    .toEqual(['Unit s0-1-0', 'The wandering unit', 'Unit s0-1-1', 'Unit s0-1-2']);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await said(page, 'Undone');
  await page.reload();
  expect(await linesUnder(page, 'Subsection s0-1')).toEqual([
    'The wandering unit',
    'Unit s0-1-0',
    'Unit s0-1-1',
    'Unit s0-1-2',
  ]);
});

test('An author drags a subsection into another section', async ({ page }) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await expect(async () => {
    await line(page, 'Subsection s1-1').click();
    await expect(line(page, 'Subsection s1-1')).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
  }, 'the outline listens').toPass();
  await line(page, 'Subsection s1-1')
    .locator('.outline-grip')
    .dragTo(line(page, 'Subsection s2-0'), { targetPosition: { x: 200, y: 6 } });
  await said(page, 'Moved “Subsection s1-1”');
  await page.reload();
  expect(await linesUnder(page, 'Section s2')).toEqual(
    expect.arrayContaining(['Subsection s1-1', 'Unit s1-1-0', 'Subsection s2-0']),
  );
  expect((await linesUnder(page, 'Section s2'))[0]).toBe('Subsection s1-1');
  expect(await linesUnder(page, 'Section s1')).not.toContain('Subsection s1-1');
});

test('A deleted unit comes back by undo; deleted and published, it is gone for learners too', async ({ page }) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await menu(page, 'Unit s3-0-1', 'Delete');
  await said(page, 'Learners see it until');
  await expect(line(page, 'Unit s3-0-1')).toContainText('Deleted');
  await page.getByRole('button', { name: 'Undo' }).click();
  await said(page, 'Undone');
  await expect(line(page, 'Unit s3-0-1')).toContainText('Published');

  await menu(page, 'Unit s3-0-1', 'Delete');
  await expect(line(page, 'Unit s3-0-1')).toContainText('Deleted');
  await menu(page, 'Unit s3-0-1', 'Bring it back');
  // The lines are foreseen; what is said comes with the server's answer.
  await said(page, 'is as it is published');
  await expect(line(page, 'Unit s3-0-1')).toContainText('Published');

  await menu(page, 'Unit s3-0-1', 'Delete');
  await said(page, 'Deleted');
  const learnersPage = `/courses/${courses.written}/units/vertical@s3-0-1`;
  expect((await page.request.get(learnersPage)).status()).toBe(200);
  await menu(page, 'Subsection s3-0', 'Publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await said(page, /Learners see it now/);
  await expect(line(page, 'Unit s3-0-1')).toHaveCount(0);
  expect((await page.request.get(learnersPage)).status()).toBe(404);
});

test('An author copies a unit into another subsection, and cuts one out of another course', async ({
  page,
  baseURL,
}) => {
  await importCourse(baseURL ?? '', 'source', { sections: 1, subsections: 1, units: 2 });
  await signInAs(page, 'admin');
  await openOutline(page);
  await line(page, 'Unit s4-0-0').focus();
  await page.keyboard.press('Control+c');
  await said(page, 'Copied “Unit s4-0-0”');
  await line(page, 'Subsection s4-1').focus();
  await page.keyboard.press('Control+v');
  await said(page, 'Pasted “Unit s4-0-0”');
  await expect
    .poll(() => linesUnder(page, 'Subsection s4-1'))
    .toEqual(['Unit s4-1-0', 'Unit s4-1-1', 'Unit s4-1-2', 'Unit s4-0-0']);
  await openOutline(page, 'course-v1:Lectern+OUTLINE+source');
  await line(page, 'Unit s0-0-1').focus();
  await page.keyboard.press('Control+x');
  await openOutline(page);
  await menu(page, 'Unit s4-1-0', /^Paste “Unit s0-0-1”/);
  await said(page, 'Pasted “Unit s0-0-1”');
  await expect.poll(async () => (await linesUnder(page, 'Subsection s4-1'))[1]).toBe('Unit s0-0-1');
  await expect(async () => {
    await openOutline(page, 'course-v1:Lectern+OUTLINE+source');
    await expect(line(page, 'Unit s0-0-1')).toContainText('Deleted', { timeout: 1000 });
  }).toPass();
});

test('Settings say what is inherited; a change is drafted, shown beside the outline, and can be discarded', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await line(page, 'Subsection s5-0').click();
  await menu(page, 'Subsection s5-0', 'Settings');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Answers shown')).toContainText('Default: When finished');
  await dialog.getByLabel('Attempts for each problem').fill('4');
  await dialog.getByLabel('Visible to').selectOption({ label: 'The course team only' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await said(page, 'Saved the settings');
  await expect(line(page, 'Subsection s5-0')).toContainText('Changed');
  await expect(line(page, 'Unit s5-0-0')).toContainText('Staff only');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('Changes since then');
  await expect(panel).toContainText('Attempts for each problem');
  await line(page, 'Unit s5-0-0').click();
  await expect(panel).toContainText('The course team only · from Subsection s5-0');
  await menu(page, 'Subsection s5-0', 'Discard changes');
  await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  await said(page, 'is as it is published');
  await expect(line(page, 'Subsection s5-0')).toContainText('Published');
});

test('Two people work in one outline at once: each keeps what the other did, and undo does not take the other’s work', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  const context = await browser.newContext();
  const other = await context.newPage();
  await signInAs(other, 'admin');
  await other.goto(new URL(`/studio/${courses.written}`, page.url()).href);
  await expect(other.getByRole('treegrid')).toBeVisible();

  await menu(page, 'Subsection s6-0', 'Add a unit');
  await page.getByLabel('Name').fill('Made by one');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed');
  await line(other, 'Unit s6-0-0').focus();
  await other.keyboard.press('Alt+ArrowDown');
  await said(other, 'Moved “Unit s6-0-0”');
  await expect
    .poll(() => linesUnder(other, 'Subsection s6-0'))
    .toEqual(['Unit s6-0-1', 'Unit s6-0-0', 'Unit s6-0-2', 'Made by one']);
  // The other takes away what the one is looking at.
  await menu(other, 'Unit s6-0-2', 'Delete');
  await said(other, 'Deleted');
  await line(page, 'Unit s6-0-2').focus();
  await page.keyboard.press('F2');
  await page.getByLabel('Name').fill('Too late');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'somebody else has taken it out' })).toBeVisible();
  await context.close();
});

test('The outline is clean for axe in both schemes, and usable on a tablet and a phone', async ({ page }) => {
  await signInAs(page, 'admin');
  await openOutline(page);
  await line(page, 'Unit s0-0-0').click();
  await expect(page.getByRole('complementary')).toContainText('Unit s0-0-0');
  await expectAccessible(page);
  await line(page, 'Unit s0-0-0').getByRole('button', { name: 'Actions' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(page.getByLabel('Answers shown')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  for (const width of [820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
  await line(page, 'Unit s0-0-0').getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to' }).click();
  await page.getByLabel('Into').selectOption({ label: 'Subsection s0-1' });
  await page.getByLabel('Place', { exact: true }).selectOption({ label: 'First' });
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await said(page, 'Moved “Unit s0-0-0”');
});

test('The first lines of an outline stand there before any script, and Tab walks from a line to its button', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, 'admin');
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const first = await plain.newPage();
  await openOutline(first);
  await expect(first.getByRole('row')).toHaveCount(40);
  // Looking for a text passes over what stands in a noscript.
  await expect(first.locator('noscript p').filter({ hasText: 'only the first lines' })).toBeVisible();
  await plain.close();

  // Whoever is in a line while the script is still on its way stays in it.
  const { promise: isMet, resolve: letScriptsIn } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await isMet;
    await route.continue();
  });
  await page.goto(`/studio/${courses.written}`, { waitUntil: 'commit' });
  await line(page, 'Section s1').focus();
  letScriptsIn();
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(60);
  await expect(line(page, 'Section s1')).toBeFocused();
  await page.unroute('**/_next/static/**/*.js');

  for (const name of ['Section s1', 'Subsection s1-0']) {
    await line(page, name).focus();
    await page.keyboard.press('Tab');
    await expect(line(page, name).getByRole('button', { name: 'Actions' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('treegrid').locator(':focus')).toHaveCount(0);
  }
  // The button of a line that is no stop yet keeps the focus that a click gave it.
  const button = line(page, 'Section s2').getByRole('button', { name: 'Actions' });
  // Its dots are the style sheet's alone.
  await expect(button).toBeEmpty();
  await button.click();
  await page.keyboard.press('Escape');
  await expect(line(page, 'Section s2')).toBeFocused();
});

test('An outline of 300 units is walked and changed without delay', async ({ page, baseURL }) => {
  await importCourse(baseURL ?? '', 'large', { sections: 10, subsections: 5, units: 6 });
  await signInAs(page, 'admin');
  await openOutline(page, courses.large);
  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(page.getByRole('row')).toHaveCount(360);
  await line(page, 'Unit s0-0-0').focus();
  // The work of one step, as the processor counts it, whatever else the machine does meanwhile.
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const before = await seconds();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown');
  expect(((await seconds()) - before) / 20).toBeLessThan(0.08);
  await page.keyboard.press('Alt+ArrowUp');
  await said(page, 'Moved');
});

test('A section that is released meanwhile says so once the outline is opened again', async ({ page, baseURL }) => {
  const run = `s${Date.now()}`;
  const start = new Date(Date.now() + 20_000);
  await bringCourse(
    baseURL,
    ownFiles(run, {
      'chapter/ch.xml': `<chapter display_name="Chapter" start="${start.toISOString()}"><sequential url_name="se"/></chapter>`,
    }),
  );
  await signInAs(page, 'admin');
  await page.goto(`/studio/${ownKey(run)}`);
  const section = page.getByRole('row', { name: /^Chapter/ });
  await expect(section).toContainText('Scheduled');
  await page.waitForTimeout(Math.max(0, start.getTime() - Date.now()));
  await page.reload();
  await expect(section).toContainText('Published');
});
