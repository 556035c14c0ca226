import { olxFiles } from '../../support/olx-files';
import { type Browser, expect, type Page, test } from '../support/test';
import { bringTeamCourse, cardOf, editBlock, expectSaved, openElsewhere, openStudioUnit } from '../support/unit-course';

/** What happens to what somebody writes: how it is saved, kept, moved and refused. */

const courseKey = 'course-v1:Lectern+Editing+2026';
const longTitle = `A title ${'that goes on and on '.repeat(15)}`.trim();
const unit = (title: string, children: string) => `<vertical display_name="${title}">${children}</vertical>`;
const text = (id: string, title = id) => ({
  [`html/${id}.xml`]: `<html filename="${id}" display_name="${title}"/>`,
  [`html/${id}.html`]: `<p>Of ${id}.</p>`,
});
const vtt =
  'WEBVTT\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.500 align:start\nHello there\n\n' +
  'NOTE to be checked\n\n00:03.000 --> 00:04.000\nSecond line\n';
const film = (id: string, title: string) => ({
  [`vertical/${id}.xml`]: unit(title, `<video url_name="${id}"/>`),
  [`video/${id}.xml`]:
    `<video display_name="${title}"><transcript language="en" src="${id}.vtt"/>` +
    '<source src="https://example.org/film.mp4"/></video>',
  [`static/${id}.vtt`]: vtt,
});
const units = ['saved', 'kept', 'film', 'lines', 'shared', 'away', 'here', 'there', 'long', 'test'];
const files = olxFiles({
  'course.xml': '<course url_name="2026" org="Lectern" course="Editing"/>',
  'course/2026.xml':
    '<course display_name="A course to edit" start="2025-01-01T00:00:00Z" language="en"><chapter url_name="one"/></course>',
  'chapter/one.xml': '<chapter display_name="Section one"><sequential url_name="lesson"/></chapter>',
  'sequential/lesson.xml': `<sequential display_name="Lesson one">${units.map((id) => `<vertical url_name="${id}"/>`).join('')}</sequential>`,
  'vertical/saved.xml': unit('Saved', '<html url_name="Often"/>'),
  ...text('Often'),
  'vertical/kept.xml': unit('Kept', '<html url_name="Contested"/>'),
  ...text('Contested'),
  ...film('film', 'A film'),
  ...film('lines', 'Lines'),
  ...film('shared', 'Shared lines'),
  ...film('away', 'Lines away'),
  'vertical/here.xml': unit('Here', '<html url_name="Stays"/><html url_name="Goes"/>'),
  ...text('Stays'),
  ...text('Goes'),
  'vertical/there.xml': unit('There', '<html url_name="Waits"/>'),
  ...text('Waits'),
  'vertical/long.xml': unit(longTitle, '<html url_name="long"/>'),
  ...text('long', longTitle),
  'vertical/test.xml': unit('Two ways', '<split_test url_name="ways"/>'),
  'split_test/ways.xml':
    '<split_test display_name="Ways" user_partition_id="5" group_id_to_child="{}">' +
    '<vertical url_name="way-one"/></split_test>',
  'vertical/way-one.xml': unit('Way one', '<html url_name="Within"/>'),
  ...text('Within'),
});

test.beforeAll(({ baseURL }) => bringTeamCourse(baseURL, courseKey, files));

const openUnit = (page: Page, id: string) => openStudioUnit(page, id, 'instructor', courseKey);
const elsewhere = (browser: Browser, id: string) => openElsewhere(browser, id, courseKey);

async function write(page: Page, sheet: ReturnType<Page['locator']>, words: string) {
  await sheet.getByRole('textbox', { name: 'Text', exact: true }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

/** Files that this page sends wait until they may go on. */
async function slowUploads(page: Page) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = 0;
  await page.route('**/uploads?**', async (route) => {
    asked += 1;
    await promise;
    await route.continue();
  });
  return { goOn: resolve, asked: () => expect.poll(() => asked).toBeGreaterThan(0) };
}

test('A text that is written in several goes is one line of the history', async ({ page }) => {
  await openUnit(page, 'saved');
  const sheet = await editBlock(page, 'Often');
  await write(page, sheet, ' Once.');
  await expectSaved(sheet);
  await write(page, sheet, ' Twice.');
  await expect(sheet.locator('[data-save]')).not.toHaveAttribute('data-save', 'saved');
  await expectSaved(sheet);
  await page.reload();
  await expect(cardOf(page, 'Often')).toContainText('Of Often. Once. Twice.');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('link', { name: 'Edited “Often”' })).toHaveCount(1);
});

test('What was not saved is not brought back over what somebody else saved meanwhile', async ({ page, browser }) => {
  await openUnit(page, 'kept');
  const lost = await editBlock(page, 'Contested');
  await page.route('**/units/**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await write(page, lost, ' By me.');
  await expect(lost.locator('[data-save]')).toHaveAttribute('data-save', 'offline');
  const other = await elsewhere(browser, 'kept');
  const theirs = await editBlock(other, 'Contested');
  await write(other, theirs, ' By them.');
  await expectSaved(theirs);
  await page.unroute('**/units/**');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();

  const mine = await editBlock(page, 'Contested');
  await mine.getByRole('button', { name: 'Bring it back' }).click();
  const choice = mine.getByRole('region', { name: 'Two people changed this block' });
  await expect(choice.getByRole('region', { name: 'Content of theirs' })).toContainText('By them.');
  await expect(choice.getByRole('region', { name: 'Content of yours' })).toContainText('By me.');
  await choice.getByRole('button', { name: 'Keep theirs' }).click();
  await mine.getByRole('button', { name: 'Close' }).click();
  await write(other, theirs, ' And more.');
  await expectSaved(theirs);

  // The same holds for what was set aside.
  await page.reload();
  const again = await editBlock(page, 'Contested');
  await again.getByRole('button', { name: 'Bring my version back' }).click();
  await expect(choice.getByRole('region', { name: 'Content of theirs' })).toContainText('And more.');
  await other.context().close();
});

test('What is typed while a file is on its way stays, and a file that is refused says why', async ({ page }) => {
  await openUnit(page, 'film');
  const sheet = await editBlock(page, 'A film');
  const handout = sheet.getByLabel('Upload a handout');
  await handout.setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.from('') });
  await expect(sheet.getByText('This file is empty.')).toBeVisible();

  const uploads = await slowUploads(page);
  await handout.setInputFiles({ name: 'sheet.txt', mimeType: 'text/plain', buffer: Buffer.from('take me away') });
  await uploads.asked();
  await sheet.getByLabel('Title').fill('A longer film');
  uploads.goOn();
  await expect(sheet.getByLabel('Handout', { exact: true })).toHaveValue('/static/sheet.txt');
  await expect(sheet.getByLabel('Title')).toHaveValue('A longer film');
  await expectSaved(sheet);
  await page.unrouteAll();

  await page.route('**/uploads?**', (route) => route.abort());
  await handout.setInputFiles({ name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('take me too') });
  await expect(sheet.getByText('The file did not arrive: the network is gone.')).toBeVisible();
});

test('What is typed in a transcript while it is saved is not said to be saved, and all else of its file stays', async ({
  page,
}) => {
  await openUnit(page, 'lines');
  const sheet = await editBlock(page, 'Lines');
  await sheet.getByRole('button', { name: 'Edit en' }).click();
  const line = (number: number) => sheet.getByRole('listitem', { name: `Line ${number}` }).getByLabel('What is said');
  await line(1).fill('Hello you');
  const uploads = await slowUploads(page);
  await sheet.getByRole('button', { name: 'Save transcript' }).click();
  await uploads.asked();
  await line(2).fill('Second line, mended');
  const answered = page.waitForResponse('**/uploads?**');
  uploads.goOn();
  await answered;
  await expect(sheet.getByText('Not saved yet', { exact: true })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Back to the video' })).toBeDisabled();
  await sheet.getByRole('button', { name: 'Save transcript' }).click();
  await expect(sheet.getByText(/Transcript saved/)).toBeVisible();
  const written = await page.request.get(`/assets/${courseKey}/lines.vtt`);
  expect(await written.text()).toBe(
    vtt
      .replace('Hello there', 'Hello you')
      .replace('Second line', 'Second line, mended')
      .replaceAll(/00:0(\d\.)/g, '00:00:0$1'),
  );
});

test('Two people who edit one transcript do not save over each other unseen', async ({ page, browser }) => {
  const edit = async (where: Page, words: string) => {
    const sheet = await editBlock(where, 'Shared lines');
    await sheet.getByRole('button', { name: 'Edit en' }).click();
    await sheet.getByRole('listitem', { name: 'Line 1' }).getByLabel('What is said').fill(words);
    return sheet;
  };
  await openUnit(page, 'shared');
  const other = await elsewhere(browser, 'shared');
  const mine = await edit(page, 'By me');
  const theirs = await edit(other, 'By them');
  await theirs.getByRole('button', { name: 'Save transcript' }).click();
  await expect(theirs.getByText(/Transcript saved/)).toBeVisible();
  // The own save is no reason to refuse the next one.
  await theirs.getByRole('listitem', { name: 'Line 1' }).getByLabel('What is said').fill('By them again');
  await theirs.getByRole('button', { name: 'Save transcript' }).click();
  await expect(theirs.getByText(/Transcript saved/)).toBeVisible();

  await mine.getByRole('button', { name: 'Save transcript' }).click();
  await expect(mine.getByText(/Somebody else has saved this transcript since you opened it/)).toBeVisible();
  const first = mine.getByRole('listitem', { name: 'Line 1' }).getByLabel('What is said');
  await expect(first).toHaveValue('By me');
  await mine.getByRole('button', { name: 'Take theirs' }).click();
  await expect(first).toHaveValue('By them again');
  await first.fill('By both');
  await mine.getByRole('button', { name: 'Save transcript' }).click();
  await expect(mine.getByText(/Transcript saved/)).toBeVisible();
  await other.context().close();
});

test('A transcript that did not come is not written over', async ({ page }) => {
  await openUnit(page, 'away');
  const sheet = await editBlock(page, 'Lines away');
  await page.route('**/assets/**/away.vtt*', (route) => route.fulfill({ status: 503 }));
  await sheet.getByRole('button', { name: 'Edit en' }).click();
  await expect(sheet.getByText('This transcript did not come. Nothing in it was changed.')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Add a line' })).toBeHidden();
  await expect(sheet.getByRole('button', { name: 'Save transcript' })).toBeDisabled();
  await page.unrouteAll();
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByRole('listitem', { name: 'Line 2' })).toBeVisible();
});

test('A block is cut in one unit and pasted into another, by the menu or the keys that the page shows', async ({
  page,
}) => {
  await openUnit(page, 'here');
  const titles = page.getByRole('list', { name: 'Blocks of this unit' }).locator('.unit-block-title');
  await page.getByText('Keys', { exact: true }).click();
  await expect(page.getByText('Moves the block up or down')).toBeVisible();
  const menu = cardOf(page, 'Goes').locator('summary');
  await menu.click();
  await cardOf(page, 'Goes').getByRole('button', { name: 'Cut' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cut Goes.' })).toBeVisible();
  await expect(menu).toBeFocused();
  await openUnit(page, 'there');
  await page.getByRole('button', { name: 'Paste “Goes”' }).click();
  await expect(titles).toHaveText(['Waits', 'Goes']);
  await expect(page.getByRole('button', { name: 'Paste “Goes”' })).toBeHidden();

  await cardOf(page, 'Goes').getByRole('button', { name: 'Edit Goes' }).focus();
  await page.keyboard.press('Control+x');
  await openUnit(page, 'here');
  await expect(titles).toHaveText(['Stays']);
  await cardOf(page, 'Stays').getByRole('button', { name: 'Edit Stays' }).focus();
  await page.keyboard.press('Control+v');
  await expect(titles).toHaveText(['Stays', 'Goes']);
});

test('A block with a very long title is saved, and a unit duplicated, like any other', async ({ page }) => {
  await openUnit(page, 'long');
  const sheet = await editBlock(page, longTitle);
  await write(page, sheet, ' More.');
  await expectSaved(sheet);
  await page.goto(`/studio/${courseKey}`);
  await page
    .getByRole('row', { name: /^A title/ })
    .getByRole('button', { name: 'Actions' })
    .click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Duplicated “A title' })).toBeVisible();
});

test('A block that stands in another block of a unit is opened and edited', async ({ page }) => {
  await openUnit(page, 'test');
  await cardOf(page, 'Ways').getByRole('link', { name: 'Blocks in Ways' }).click();
  await cardOf(page, 'Way one').getByRole('link', { name: 'Blocks in Way one' }).click();
  const sheet = await editBlock(page, 'Within');
  await write(page, sheet, ' Reached.');
  await expectSaved(sheet);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(cardOf(page, 'Within')).toContainText('Reached.');
});
