import { readFileSync } from 'node:fs';
import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, seedCourse, test } from '../support/test';
import { archiveOf, ownFiles } from './own-course';

test('An admin begins a course, is told of a key that is taken, and puts the course away and back', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto('/studio');
  await page.getByRole('link', { name: 'New course' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('The making of paper');
  await page.getByLabel('Organisation').fill('Lectern');
  await page.getByLabel('Course number').fill('a b');
  await expect(page.getByText('Please use letters, digits')).toBeVisible();
  await page.getByLabel('Course number').fill('START');
  await page.getByLabel('Run').fill('first');
  await expect(page.getByText('There is a course with this key already: First steps in Lectern.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create course' })).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);
  const run = `r${Date.now()}`;
  await page.getByLabel('Run').fill(run);
  await expect(page.getByText('This key is free.')).toBeVisible();
  await page.getByRole('button', { name: 'Create course' }).click();
  await expect(page).toHaveURL(new RegExp(`/studio/course-v1:Lectern\\+START\\+${run}$`));

  await page.goto('/studio?q=making+paper');
  const row = page.getByRole('row', { name: new RegExp(run) });
  await expect(row).toContainText('The making of paper');
  await row.getByRole('button', { name: /Put away/ }).click();
  await expect(page.getByRole('status')).toContainText('is put away');
  await expect(page.getByRole('row', { name: new RegExp(run) })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('status')).toContainText('is back in your list');
  await expect(page.getByRole('row', { name: new RegExp(run) })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('An admin imports an archive, sees what it holds, and follows a warning to its block', async ({ page }) => {
  test.setTimeout(150_000);
  await signInAs(page, 'admin');
  await page.goto('/studio');
  await page.getByRole('link', { name: 'Import an archive' }).click();
  const run = `i${Date.now()}`;
  const archive = await archiveOf(ownFiles(run, { 'html/ht.html': '<p><a href="/static/none.pdf">Read this</a></p>' }));
  await page.getByLabel('Archive', { exact: true }).setInputFiles(archive);
  await expect(page.getByRole('heading', { name: 'What it becomes' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('names a file that the course does not have')).toBeVisible();
  await expect(page.getByText('This key is free.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import as a new course' }).click();
  await expect(page.getByText('The course is here')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Text', exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/studio/course-v1:Lectern\\+C1\\+${run}/units/vertical@ve#html@ht$`));

  // Once more: now it would replace a course, and says so.
  await page.goto('/studio/imports');
  await page.getByLabel('Archive', { exact: true }).setInputFiles(archive);
  await expect(page.getByText('This replaces A small course')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Replace the course' })).toHaveAttribute('aria-disabled', 'true');

  await page.goto('/studio/imports');
  const broken = { name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('only words') };
  await page.getByLabel('Archive', { exact: true }).setInputFiles(broken);
  await expect(page.getByText('This archive was not imported')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await expectAccessible(page);
});

test('An archive that is chosen while the page’s script is on its way is sent once it is there', async ({ page }) => {
  await signInAs(page, 'admin');
  const { promise: hasArrived, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await hasArrived;
    await route.continue();
  });
  await page.goto('/studio/imports', { waitUntil: 'commit' });
  const archive = await archiveOf(ownFiles(`e${Date.now()}`));
  await page.getByLabel('Archive', { exact: true }).setInputFiles(archive);
  arrive();
  await expect(page.getByRole('heading', { name: 'What it becomes' })).toBeVisible({ timeout: 20_000 });
});

test('A team checks its course and takes it away as an archive', async ({ page }) => {
  await signInAs(page, 'instructor');
  await page.goto(`/studio/${seedCourse}/check`);
  await expect(page.getByRole('heading', { name: 'Nothing to mend' })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Export' })).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download archive' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Lectern-START-first.tar.gz');
  const bytes = readFileSync(await download.path());
  expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  expect(bytes.length).toBeGreaterThan(10_000);
});

test('A team finds a block by a few letters, with the keyboard alone', async ({ page }) => {
  await signInAs(page, 'instructor');
  await page.goto(`/studio/${seedCourse}/export`);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find a block, a file, an action' });
  await expect(field).toBeFocused();
  await expect(page.getByRole('option', { name: /Outline/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type('history');
  await expect(page.getByRole('option', { selected: true })).toContainText('History');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/studio\/course-v1:Lectern\+START\+first\/history$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});

test('A teacher who may make no course reads on the studio’s home who does', async ({ page }) => {
  await signInAs(page, 'instructor');
  await page.goto('/studio');
  await expect(page.getByText('Courses are made by the admins of an organisation')).toBeVisible();
  await expect(page.getByRole('link', { name: 'New course' })).toBeHidden();
  await page.goto('/studio/new');
  await expect(page.getByText('Courses are made by the admins of an organisation')).toBeVisible();
  await expectAccessible(page);
});
