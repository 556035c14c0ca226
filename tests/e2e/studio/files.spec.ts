import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';
import { bringCourse, ownFiles, ownKey } from './own-course';

const run = `files-${process.pid}`;
const key = ownKey(run);
const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

test.beforeAll(async ({ baseURL }) => {
  await bringCourse(baseURL, ownFiles(run));
});

test('A team uploads many files, renames one that is used, deletes one after a warning, and undoes it', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}/files`);
  await expect(page.getByRole('row')).toHaveCount(4);
  await page
    .getByLabel('Files to add')
    .setInputFiles([text('one.txt', 'One'), text('two words.txt', 'Two'), text('secret.txt', 'Other words')]);
  await expect(page.getByText('2 files are in the course now.')).toBeVisible();
  await expect(page.getByText('A file of this name is there already')).toBeVisible();
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect(page.getByRole('row', { name: /secret\.txt/ })).toContainText('11 bytes');
  await expect(page.getByRole('row')).toHaveCount(6);
  await expect(page.getByRole('link', { name: 'two_words.txt' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'cover.png' }).click();
  const chosen = page.getByRole('complementary');
  await expect(chosen.getByRole('link', { name: 'Text' })).toBeVisible();
  await chosen.getByLabel('What the picture shows').fill('A lamp on a desk');
  await chosen.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').first()).toContainText('Saved.');
  await expectAccessible(page);
  await chosen.getByLabel('Name', { exact: true }).fill('img/lamp.png');
  await expect(chosen.getByRole('checkbox', { name: 'Keep the old name too' })).toBeChecked();
  await chosen.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByText('Renamed. One block of the draft was brought along.')).toBeVisible();
  await expect(page.getByRole('row', { name: /img\/lamp\.png/ })).toContainText('A lamp on a desk');
  await expect(page.getByRole('link', { name: 'cover.png', exact: true })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Choose img/lamp.png' }).check();
  await page.getByRole('checkbox', { name: 'Choose one.txt' }).check();
  await page.getByRole('button', { name: 'Delete what is ticked…' }).click();
  await expect(page.getByText('Delete 2 files?')).toBeVisible();
  await expect(page.getByText('there it will be missing, for learners at once')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete 2 files' }).click();
  await expect(page.getByText('2 files are deleted.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'img/lamp.png' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The files are back.')).toBeVisible();
  await expect(page.getByRole('row', { name: /img\/lamp\.png/ })).toContainText('A lamp on a desk');
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test('A team finds among its files those that nobody uses, and the largest', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/studio/${key}/files`);
  await page.getByLabel('Which files').selectOption('Used nowhere');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('link', { name: 'notes/list.txt' })).toBeVisible();
  await page.getByLabel('Search files').fill('no such file');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'No file matches' })).toBeVisible();
});
