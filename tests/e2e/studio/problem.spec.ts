import { bringProblemCourse, editProblem } from '../support/problem-course';
import { slowAnswers } from '../support/slow-answers';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';

/** Problems as their authors write them. */

// New for each: what is written is saved as it is written.
test.beforeEach(bringProblemCourse);

test('An author writes a question with feedback and a hint, and tries it before anybody sees it', async ({
  page,
  consoleErrors,
}) => {
  const { sheet, trial } = await editProblem(page, 'Capital');
  await sheet.getByRole('textbox', { name: 'Question', exact: true }).fill('Is 5 < 6 & where is <b>the capital</b>?');
  await expect(trial.getByText('Is 5 < 6 & where is the capital?')).toBeVisible();

  await sheet.getByRole('button', { name: 'Add a choice' }).click();
  await sheet.getByRole('textbox', { name: 'Choice 3', exact: true }).fill('Tampere');
  await sheet.getByRole('button', { name: 'Add feedback' }).nth(1).click();
  await sheet.getByRole('textbox', { name: 'Feedback to Choice 2' }).fill('It was once.');
  await sheet.getByRole('button', { name: 'Add a hint' }).click();
  await sheet.getByRole('textbox', { name: 'Hint 1', exact: true }).fill('By the sea.');
  await expect(trial.getByRole('radio', { name: 'Tampere' })).toBeVisible();

  await trial.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(trial.getByText('By the sea.')).toBeVisible();
  await trial.getByRole('radio', { name: 'Turku' }).check();
  await trial.getByRole('button', { name: 'Submit' }).click();
  await expect(trial.locator('[data-standing]')).toHaveText('Not correct');
  await expect(trial.getByText('It was once.')).toBeVisible();
  // What was answered is graded again as soon as the answer is another.
  await sheet.getByRole('radio', { name: 'Choice 2 is right' }).check();
  await expect(trial.locator('[data-standing]')).toHaveText('Correct');

  await page.keyboard.press('Control+s');
  await expect(sheet.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  const card = page.getByRole('listitem', { name: 'Capital' });
  await expect(card.getByText('Is 5 < 6 & where is the capital?')).toBeVisible();
  await expect(card.getByText('Changed')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('A question goes through its three views and loses nothing, whichever of them writes it', async ({
  page,
  consoleErrors,
}) => {
  const { sheet, trial } = await editProblem(page, 'Sum');
  await sheet.getByRole('button', { name: 'Markdown' }).click();
  const markdown = sheet.getByRole('textbox', { name: 'Markdown of this problem' });
  await expect(markdown).toHaveText('>>What is 2 + 2?<<= 4');
  await markdown.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' +- 1');
  await sheet.getByRole('button', { name: 'OLX' }).click();
  const olx = sheet.getByRole('textbox', { name: 'OLX of this problem' });
  await expect(olx).toContainText('<problem display_name="Sum" max_attempts="3">');
  await expect(olx).toContainText('<responseparam type="tolerance" default="1"/>');
  await sheet.getByRole('button', { name: 'Visual' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Tolerance' })).toHaveValue('1');
  await sheet.getByRole('textbox', { name: 'Tolerance' }).fill('2');
  await trial.getByRole('textbox', { name: 'What is 2 + 2?' }).fill('6');
  await trial.getByRole('button', { name: 'Submit' }).click();
  await expect(trial.locator('[data-standing]')).toHaveText('Correct');
  await expect(trial.getByText('1 of 3 attempts used')).toBeVisible();

  await sheet.getByText('Scoring').click();
  await sheet.getByRole('textbox', { name: 'Attempts' }).fill('5');
  await expect(trial.getByText('1 of 5 attempts used')).toBeVisible();
  await sheet.getByRole('button', { name: 'OLX' }).click();
  await expect(olx).toContainText('max_attempts="5"');
  // The styles of the code editor are let in by the page's policy.
  await expect(olx).toHaveCSS('white-space', 'break-spaces');
  expect(consoleErrors).toEqual([]);
});

test('What an author types into the problem while it is drawn anew stays, and is graded by what was written last', async ({
  page,
}) => {
  const { sheet, trial } = await editProblem(page, 'Sum');
  const server = await slowAnswers(page, 'showsAnswers');
  const tolerance = sheet.getByRole('textbox', { name: 'Tolerance' });
  const answer = trial.getByRole('textbox', { name: 'What is 2 + 2?' });
  const standing = trial.locator('[data-standing]');

  server.hold();
  await tolerance.fill('1');
  await server.asked(1);
  await answer.pressSequentially('6');
  server.goOn();
  await expect(trial).toHaveAttribute('aria-busy', 'false');
  await expect(answer).toHaveValue('6');
  await expect(answer).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(standing).toHaveText('Not correct');

  // The question changes while an answer to it is on its way.
  await answer.fill('7');
  server.hold();
  await trial.getByRole('button', { name: 'Submit' }).click();
  await server.asked(1);
  await tolerance.fill('3');
  // The question is drawn anew half a second after the last letter, and asked for behind the answer.
  await page.waitForTimeout(700);
  server.goOn();
  await expect(standing).toHaveText('Correct');
  await expect(trial).toHaveAttribute('aria-busy', 'false');
  await expect(standing).toHaveText('Correct');
  await expect(answer).toHaveValue('7');
  await expect(trial.getByText('2 of 3 attempts used')).toBeVisible();
  await expect(trial.getByRole('alert')).toHaveCount(0);
});

test('A button in the problem does what it says while the editor is still saving', async ({ page }) => {
  await page.clock.install();
  const { sheet, trial } = await editProblem(page, 'Capital');
  await sheet.getByRole('button', { name: 'Add a hint' }).click();
  await sheet.getByRole('textbox', { name: 'Hint 1', exact: true }).fill('By the sea.');
  await expect(trial.getByRole('button', { name: 'Hint', exact: true })).toBeVisible();
  await expect(sheet.getByText(/^Saved/)).toBeVisible();

  const server = await slowAnswers(page, 'showsAnswers');
  server.hold();
  // The question would be drawn anew half a second after the last letter: the button is pressed within it, however slow this machine is.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  await sheet.getByRole('textbox', { name: 'Hint 1', exact: true }).fill('By the cold sea.');
  await trial.getByRole('button', { name: 'Hint', exact: true }).click();
  await server.asked(1);
  await page.clock.resume();
  await page.keyboard.press('Control+s');
  server.goOnAndHold();
  await expect(trial.getByText('By the cold sea.')).toBeVisible();
  await server.asked(1);
  await trial.getByRole('radio', { name: 'Turku' }).check();
  await trial.getByRole('button', { name: 'Submit' }).click();
  server.goOn();
  await expect(trial.locator('[data-standing]')).toHaveText('Not correct');
});

test('A view that cannot hold a problem says so and stays; what is wrong is said with its line', async ({ page }) => {
  const { sheet, trial } = await editProblem(page, 'Drawn');
  const olx = sheet.getByRole('textbox', { name: 'OLX of this problem' });
  await expect(olx).toContainText('random.randint');
  for (const view of ['Visual', 'Markdown']) {
    await sheet.getByRole('button', { name: view }).click();
    await expect(sheet.getByText(`${view} cannot show this problem without losing something`)).toBeVisible();
    await expect(olx).toContainText('random.randint');
  }
  const drawn = await trial.getByText(/Copy the number/).textContent();
  await trial.getByRole('button', { name: 'Another variant' }).click();
  await expect(trial.getByText(/Copy the number/)).not.toHaveText(drawn ?? '');
  const number = /\d{4}/.exec((await trial.getByText(/Copy the number/).textContent()) ?? '')?.[0] ?? '';
  await trial.getByRole('textbox').fill(number);
  await trial.getByRole('button', { name: 'Submit' }).click();
  await expect(trial.locator('[data-standing]')).toHaveText('Correct');

  // The keyboard is not caught: Tab indents, after Escape it leaves.
  await olx.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('b = 1 / 0');
  await expect(sheet.getByRole('button', { name: /Line 3.*script-failed/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(olx).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(olx).not.toBeFocused();
  await expect(sheet).toBeVisible();

  await olx.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('<p>');
  await expect(sheet.getByRole('button', { name: /^Line \d+/ })).toBeVisible();
  await sheet.getByRole('button', { name: 'Visual' }).click();
  await expect(sheet.getByText('This problem cannot be read yet')).toBeVisible();
  await expect(trial.getByText(/Shown as it was before line/)).toBeVisible();
});

test('The editor of problems is accessible in each view, and fits a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  const { sheet } = await editProblem(page, 'Sum');
  await sheet.getByText('Scoring').click();
  for (const view of ['Visual', 'Markdown', 'OLX']) {
    await sheet.getByRole('button', { name: view, exact: true }).click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
