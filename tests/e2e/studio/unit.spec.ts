import { signInAs } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, seedCourse, test } from '../support/test';
import {
  bringUnitCourse,
  cardOf,
  editBlock,
  expectSaved,
  openElsewhere,
  openStudioUnit,
  unitCourse,
} from '../support/unit-course';

/** A unit as its team writes it. */

test.beforeAll(bringUnitCourse);

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const srt = '1\n00:00:01,000 --> 00:00:02,500\nHello there\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond line\n';
const finnish = srt.replace('Hello there', 'Terve').replace('Second line', 'Toinen rivi');

test('An author writes a text as it will look, with a picture that says what it shows, and reads it as HTML', async ({
  page,
  consoleErrors,
}) => {
  await openStudioUnit(page, 'words');
  const sheet = await editBlock(page, 'Plain');
  const text = sheet.getByRole('textbox', { name: 'Text', exact: true });
  await expect(text.locator('.text-maths')).toHaveText('\\(x^2\\)');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Sheets are ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('pressed');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'List', exact: true }).click();
  await page.keyboard.type('cotton');
  await page.keyboard.press('Enter');
  await page.keyboard.type('hemp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: 'Maths' }).click();
  await page.getByRole('dialog', { name: 'Maths' }).getByLabel('LaTeX').fill('a_1*b*c');
  await page.getByRole('dialog', { name: 'Maths' }).getByRole('button', { name: 'Insert' }).click();
  await sheet.getByRole('button', { name: 'Image' }).click();
  const images = page.getByRole('dialog', { name: 'Insert an image' });
  // What the page Files says of a picture comes with it, and goes again with another.
  await images.getByRole('radio', { name: 'mill.png' }).check();
  await expect(images.getByLabel('Alternative text')).toHaveValue('A paper mill by a river');
  await images.getByLabel('Upload an image').setInputFiles({ name: 'a sheet.png', mimeType: 'image/png', buffer: png });
  await expect(images.getByRole('radio', { name: 'a_sheet.png' })).toBeChecked();
  await expect(images.getByLabel('Alternative text')).toHaveValue('');
  await images.getByRole('button', { name: 'Insert' }).click();
  await expect(images.getByText('Say what the image shows, or that it is decoration.')).toBeVisible();
  await images.getByLabel('Alternative text').fill('A sheet of paper');
  await expectAccessible(page);
  await images.getByRole('button', { name: 'Insert' }).click();
  await sheet.getByRole('button', { name: 'Table' }).click();
  await page.keyboard.type('Kind');
  await expectSaved(sheet);
  const preview = sheet.getByRole('region', { name: 'As learners will see it' });
  await expect(preview.getByRole('img', { name: 'A sheet of paper' })).toBeVisible();
  await expect(preview.getByRole('columnheader', { name: 'Kind' })).toBeVisible();
  await expect(preview.locator('.katex').nth(1)).toBeVisible();

  await sheet.getByText('HTML', { exact: true }).click();
  const html = sheet.getByRole('textbox', { name: 'HTML of the text' });
  await expect(html).toContainText('Made of <b>fibres</b>');
  await expect(html).toContainText('<p>Sheets are <strong>pressed</strong></p>');
  await expect(html).toContainText('<li>cotton</li>');
  await expect(html).toContainText('\\(a_1*b*c\\)');
  await expect(html).toContainText('<img src="/static/a_sheet.png" alt="A sheet of paper">');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(cardOf(page, 'Plain').getByText('Changed')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('A text that the visual editor cannot hold stays in HTML and says why, and nothing of it is lost', async ({
  page,
}) => {
  await openStudioUnit(page, 'words');
  const sheet = await editBlock(page, 'Lively');
  await expect(sheet.getByText(/cannot hold everything in this text: comments/)).toBeVisible();
  const html = sheet.getByRole('textbox', { name: 'HTML of the text' });
  await expect(html).toHaveText('<!-- by hand --><p>Kept</p>');
  await sheet.getByText('Visual', { exact: true }).click();
  await expect(html).toBeVisible();
  await html.click();
  await page.keyboard.press('Control+End');
  // As pasted: what is typed closes its tags by itself.
  await page.keyboard.insertText('<p>More</p>');
  await expectSaved(sheet);
  await expect(sheet.getByRole('region', { name: 'As learners will see it' })).toContainText('More');
  await page.reload();
  await expect(cardOf(page, 'Lively')).toContainText('More');
  const again = await editBlock(page, 'Lively');
  await expect(again.getByRole('textbox', { name: 'HTML of the text' })).toHaveText(
    '<!-- by hand --><p>Kept</p><p>More</p>',
  );
});

test('A text with a script of its own is at work where its team sees it, too', async ({ page, consoleErrors }) => {
  await signInAs(page, 'instructor');
  await page.goto(`/studio/${seedCourse}/units/vertical@try_it_yourself`);
  await expect(page.frameLocator('iframe').locator('#end')).toHaveText(/%/);
  expect(consoleErrors).toEqual([]);
});

test('A video gets a start and transcripts in two languages, which are edited side by side', async ({ page }) => {
  await openStudioUnit(page, 'film');
  const sheet = await editBlock(page, 'A film');
  await expect(sheet.getByLabel('Address 1', { exact: true })).toHaveValue('https://example.org/film.mp4');
  await sheet.getByLabel('Start at').fill('1:0x');
  await expect(sheet.getByText('Not saved: Write a time such as 1:05.')).toBeVisible();
  await sheet.getByLabel('Start at').fill('1:05');
  const file = sheet.getByLabel('Transcript file (.srt or .vtt)');
  await file.setInputFiles({ name: 'notes.srt', mimeType: 'text/plain', buffer: Buffer.from('no times here') });
  await expect(sheet.getByText('This is no transcript: no line with times was found.')).toBeVisible();
  await file.setInputFiles({ name: 'film.srt', mimeType: 'text/plain', buffer: Buffer.from(srt) });
  await expect(sheet.getByRole('button', { name: 'Edit en' })).toBeVisible();
  await sheet.getByLabel('Language', { exact: true }).fill('fi');
  await file.setInputFiles({
    name: 'film-fi.vtt',
    mimeType: 'text/vtt',
    buffer: Buffer.from(`WEBVTT\n\n${finnish.replaceAll(',', '.')}`),
  });
  await sheet.getByRole('button', { name: 'Edit fi' }).click();
  await sheet.getByLabel('Beside it').selectOption('en');
  const second = sheet.getByRole('listitem', { name: 'Line 2' });
  await expect(second.getByText('Second line')).toBeVisible();
  await second.getByRole('textbox', { name: 'What is said' }).fill('Toinen rivi, korjattu');
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Save transcript' }).click();
  await expect(sheet.getByText(/Transcript saved .* Learners see it now/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Back to the video' }).click();
  await expectSaved(sheet);
  await sheet.getByText('OLX', { exact: true }).click();
  const olx = sheet.getByRole('textbox', { name: 'Source of this block (OLX)' });
  await expect(olx).toContainText('start_time="00:01:05"');
  await expect(olx).toContainText('<transcript language="fi" src="film-fi.vtt"/>');
  const written = await page.request.get(`/studio/${unitCourse}/transcripts/video@film/fi`);
  expect(await written.text()).toContain('Toinen rivi, korjattu');
});

test('Two people write different blocks of one unit, see each other, and both texts are kept', async ({
  page,
  browser,
}) => {
  await openStudioUnit(page, 'two');
  const other = await openElsewhere(browser, 'two');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Also here now' }).getByRole('link')).toHaveAccessibleName(
    /: Two at once/,
  );
  const write = async (where: typeof page, title: string, words: string) => {
    const sheet = await editBlock(where, title);
    await sheet.getByRole('textbox', { name: 'Text', exact: true }).click();
    await where.keyboard.press('Control+End');
    await where.keyboard.type(words);
    return sheet;
  };
  const left = await write(page, 'Left', ' Written by one.');
  const right = await write(other, 'Right', ' Written by another.');
  await expectSaved(left);
  await expectSaved(right);
  await page.reload();
  await expect(cardOf(page, 'Left')).toContainText('The left side. Written by one.');
  await expect(cardOf(page, 'Right')).toContainText('The right side. Written by another.');
  await other.context().close();
});

test('Two people write the same block: the later one sees both versions, merges them, and nothing is lost', async ({
  page,
  browser,
}) => {
  await openStudioUnit(page, 'talk');
  const other = await openElsewhere(browser, 'talk');
  const mine = await editBlock(page, 'Said');
  const theirs = await editBlock(other, 'Said');
  await theirs.getByRole('textbox', { name: 'Text', exact: true }).click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' By them.');
  await expectSaved(theirs);
  await mine.getByRole('textbox', { name: 'Text', exact: true }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' By me.');
  const choice = mine.getByRole('region', { name: 'Two people changed this block' });
  await expect(choice.getByRole('region', { name: 'Content of theirs' })).toContainText('By them.');
  await expect(choice.getByRole('region', { name: 'Content of yours' }).locator('mark')).toContainText('me');
  await expectAccessible(page);
  await choice.getByRole('button', { name: 'Merge by hand' }).click();
  const merged = choice.getByRole('textbox', { name: 'Merged version' });
  await merged.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('<p>What is said. By them. By me.</p>');
  await choice.getByRole('button', { name: 'Save the merged version' }).click();
  await expectSaved(mine);
  await mine.getByRole('button', { name: 'Close' }).click();
  await expect(cardOf(page, 'Said')).toContainText('What is said. By them. By me.');
  await other.context().close();
});

test('A setting is set for one block and given back to the subsection; broken OLX is refused with its line', async ({
  page,
}) => {
  await openStudioUnit(page, 'settings');
  await cardOf(page, 'Asked').getByRole('button', { name: 'Settings of Asked' }).click();
  const sheet = page.getByRole('dialog', { name: 'Edit Asked' });
  const answer = sheet.locator('[data-setting="showanswer"]');
  await expect(answer).toContainText('From “Lesson one”');
  await expect(answer).toContainText('never');
  await answer.getByRole('button', { name: 'Set it here (Show answer)' }).click();
  await answer.getByLabel('Show answer', { exact: true }).selectOption('always');
  await expectSaved(sheet);
  await expect(answer).toContainText('Set here');
  await answer.getByRole('button', { name: 'Reset Show answer to what it takes from above' }).click();
  await expect(answer).toContainText('From “Lesson one”');
  await expectSaved(sheet);
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Close' }).click();

  const poll = await editBlock(page, 'Block of type poll');
  await expect(poll.getByText(/does not show blocks of the type “poll”/)).toBeVisible();
  const olx = poll.getByRole('textbox', { name: 'Source of this block (OLX)' });
  await olx.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('<oops>');
  await expect(poll.getByText(/Not saved: line 1:/)).toBeVisible();
  page.once('dialog', (dialog) => void dialog.accept());
  await poll.getByRole('button', { name: 'Close' }).click();
  const again = await editBlock(page, 'Block of type poll');
  await expect(again.getByText('Something you typed here was not saved')).toBeVisible();
  await again.getByRole('button', { name: 'Bring it back' }).click();
  await expect(again.getByRole('textbox', { name: 'Source of this block (OLX)' })).toContainText('<oops>');
});

test('Blocks are added, moved by the keyboard, deleted and brought back, then the unit is published', async ({
  page,
}) => {
  await openStudioUnit(page, 'tools');
  const titles = page.getByRole('list', { name: 'Blocks of this unit' }).locator('.unit-block-title');
  await cardOf(page, 'Second').getByRole('button', { name: 'Edit Second' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(titles.first()).toHaveText('Second');
  await expect(page.getByRole('status').filter({ hasText: 'Moved Second.' })).toBeVisible();

  await cardOf(page, 'First').locator('summary').click();
  await cardOf(page, 'First').getByRole('button', { name: 'Delete' }).click();
  await expect(titles).toHaveText(['Second']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(titles).toHaveText(['Second', 'First']);

  await page.getByRole('button', { name: 'Single choice' }).click();
  const sheet = page.getByRole('dialog', { name: 'Edit Single choice' });
  await expect(sheet.getByRole('textbox', { name: 'Question', exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(titles).toHaveText(['Second', 'First', 'Single choice']);
  await expect(page.getByText('Learners see an earlier version of this unit.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Publish unit' }).click();
  await expect(page.getByText('Learners see this unit as it stands here.').first()).toBeVisible();
  await page.goto(`/courses/${unitCourse}/units/vertical@tools`);
  await expect(page.getByRole('heading', { level: 2, name: 'Single choice' })).toBeVisible();

  await page.setViewportSize({ width: 820, height: 1100 });
  await openStudioUnit(page, 'tools');
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test('A reviewer comments on the draft of a block; the comment is answered and settled', async ({ page, browser }) => {
  await openStudioUnit(page, 'talk');
  const review = page.getByRole('region', { name: /^Comments/ });
  await review.getByLabel('About').selectOption('Said');
  await review.getByLabel('New comment').fill('Is this said well?');
  await review.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(review.getByRole('listitem').getByText('Is this said well?')).toBeVisible();
  const author = await openElsewhere(browser, 'talk');
  const there = author.getByRole('region', { name: /^Comments/ });
  await expect(there.getByRole('heading', { name: 'Comments (1 open)' })).toBeVisible();
  await there.getByRole('button', { name: 'Answer' }).click();
  await there.getByLabel('Answer').fill('It is now.');
  await there.getByRole('button', { name: 'Send the answer' }).click();
  await expect(there.getByRole('listitem').locator('p', { hasText: 'It is now.' })).toBeVisible();
  await there.getByRole('button', { name: 'Settle' }).click();
  await expect(there.getByText('1 settled')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Comments', exact: true })).toBeVisible();
  await author.context().close();
});
