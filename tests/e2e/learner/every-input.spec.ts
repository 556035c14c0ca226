import { expectStanding, openProblem } from '../support/course-problem';
import { enrolIn, fillSignIn } from '../support/members';
import { demoAccount, everyInputCourse, expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';

/** Every input of a problem, answered by hand: wrong, then right. */

test('Choices: one, several, true or not, and a list in the line', async ({ page, consoleErrors }) => {
  await enrolIn(page, everyInputCourse);
  const choice = await openProblem(page, everyInputCourse, 'choice', 'One of several');
  await choice.getByRole('radio', { name: 'None' }).check();
  await expectStanding(choice, 'Not correct');
  await choice.getByRole('radio', { name: 'The red one' }).check();
  await expectStanding(choice, 'Correct');

  const boxes = await openProblem(page, everyInputCourse, 'checkboxes', 'All that belong');
  await boxes.getByRole('checkbox', { name: 'A cork' }).check();
  await expectStanding(boxes, 'Not correct');
  await boxes.getByRole('checkbox', { name: 'A buoy' }).check();
  await expectStanding(boxes, 'Correct');

  const truths = await openProblem(page, everyInputCourse, 'true_false', 'True or not');
  await truths.getByRole('checkbox', { name: 'The moon moves it.' }).check();
  await expectStanding(truths, 'Not correct');
  await truths.getByRole('checkbox', { name: 'It comes about twice a day.' }).check();
  await expectStanding(truths, 'Correct');

  const list = await openProblem(page, everyInputCourse, 'dropdown', 'In the line');
  await list.getByRole('combobox').selectOption('under water');
  await expectStanding(list, 'Not correct');
  await list.getByRole('combobox').selectOption('above the water');
  await expectStanding(list, 'Correct');
  expect(consoleErrors).toEqual([]);
});

test('Choices with numbers in them', async ({ page }) => {
  await enrolIn(page, everyInputCourse);
  const radio = await openProblem(page, everyInputCourse, 'choice_text_radio', 'A choice with a number');
  const hours = radio.getByRole('textbox', { name: /After hours at sea/ });
  await radio.getByRole('radio', { name: /After hours at sea/ }).check();
  await hours.fill('2');
  await expectStanding(radio, 'Not correct');
  await hours.fill('3/2');
  await expectStanding(radio, 'Correct');
  await page.reload();
  await expect(radio.getByRole('radio', { name: /After hours at sea/ })).toBeChecked();
  await expect(hours).toHaveValue('3/2');

  const boxes = await openProblem(page, everyInputCourse, 'choice_text_boxes', 'Boxes with numbers');
  const day = boxes.getByRole('textbox', { name: /A day has/ });
  await boxes.getByRole('checkbox', { name: /A day has/ }).check();
  await day.first().fill('24');
  await day.last().fill('1440');
  await expectStanding(boxes, 'Not correct');
  await boxes.getByRole('checkbox', { name: 'A compass points north.' }).check();
  await expectStanding(boxes, 'Correct');
  await boxes.getByRole('button', { name: 'Show answer' }).click();
  await expect(boxes.locator('[data-answer="true"]')).toHaveCount(2);
});

test('Text, numbers and formulas, with what is typed shown as mathematics', async ({ page, consoleErrors }) => {
  await enrolIn(page, everyInputCourse);
  const word = await openProblem(page, everyInputCourse, 'text', 'A word');
  await word.getByRole('textbox').fill('rope');
  await expectStanding(word, 'Not correct');
  await word.getByRole('textbox').fill('Anchor');
  await expectStanding(word, 'Correct');

  const number = await openProblem(page, everyInputCourse, 'number', 'A number');
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  await expect(number.locator('.katex')).toHaveCount(0);
  expect(scripts).toEqual([]);
  await number.getByRole('textbox').fill('pi*3^2/2');
  await expect(number.getByRole('figure', { name: 'Preview of what you typed' }).locator('mfrac')).toHaveCount(1);
  // The typesetter came with the first look into the field.
  expect(scripts.length).toBeGreaterThan(0);
  await expectStanding(number, 'Not correct');
  await number.getByRole('textbox').fill('pi*3^2');
  await expectStanding(number, 'Correct');

  const formula = await openProblem(page, everyInputCourse, 'formula', 'A formula');
  await formula.getByRole('textbox').fill('sqrt(2*g*');
  await expect(formula.getByText('This cannot be read as mathematics yet.').first()).toBeVisible();
  await formula.getByRole('textbox').fill('sqrt(g*h)');
  await expect(formula.getByRole('figure').locator('msqrt')).toHaveCount(1);
  await expectStanding(formula, 'Not correct');
  await formula.getByRole('textbox').fill('sqrt(2*g*h)');
  await expectStanding(formula, 'Correct');

  const line = await openProblem(page, everyInputCourse, 'math_line', 'A line of mathematics');
  await line.getByRole('textbox').fill('x/2');
  await expect(line.getByRole('figure').locator('mfrac')).toHaveCount(1);
  await expectStanding(line, 'Not correct');
  await line.getByRole('textbox').fill('x^2 / 2');
  await expectStanding(line, 'Correct');

  const reaction = await openProblem(page, everyInputCourse, 'chemical', 'A reaction');
  await reaction.getByRole('textbox').fill('H2 + O -> H2O');
  await expectStanding(reaction, 'Not correct');
  await reaction.getByRole('textbox').fill('2H2 + O2 -> 2H2O');
  await expectStanding(reaction, 'Correct');
  expect(consoleErrors).toEqual([]);
});

test('Several lines: words, code, and a program that awaits its grade', async ({ page }) => {
  await enrolIn(page, everyInputCourse);
  const words = await openProblem(page, everyInputCourse, 'paragraph', 'In your own words');
  await words.getByRole('textbox').fill('For the noise.');
  await expectStanding(words, 'Not correct');
  await expect(words.getByRole('status')).toContainText('Think of what hides the light.');
  await words.getByRole('textbox').fill('In fog\nnobody sees it.');
  await expectStanding(words, 'Correct');

  const code = await openProblem(page, everyInputCourse, 'code', 'A line of code');
  const box = code.getByRole('textbox');
  await expect(box).toHaveValue('def double(n):\n');
  await expectStanding(code, 'Not correct');
  await box.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  await page.keyboard.type('return 2 * n');
  await expect(box).toHaveValue('def double(n):\n    return 2 * n');
  // No trap: Escape, then Tab leaves the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(code.getByRole('button', { name: 'Submit' })).toBeFocused();
  await expectStanding(code, 'Correct');

  const queued = await openProblem(page, everyInputCourse, 'queued', 'A program for somebody else to grade');
  await queued.getByRole('textbox').fill('print("high, low, high, low")');
  await expectStanding(queued, 'Waiting for a grade');
  await page.reload();
  await expect(queued.getByRole('textbox')).toHaveValue('print("high, low, high, low")');
});

test('A place in a picture: by click, by keyboard, by numbers', async ({ page, consoleErrors }) => {
  await enrolIn(page, everyInputCourse);
  const problem = await openProblem(page, everyInputCourse, 'picture', 'On the map');
  const aim = problem.getByRole('button', { name: 'Choose a place in the picture' });
  const across = problem.getByLabel('Across');
  const down = problem.getByLabel('Down');
  await aim.click({ position: { x: 100, y: 200 } });
  await expect(across).toHaveValue('100');
  await expect(down).toHaveValue('200');
  await expectStanding(problem, 'Not correct');

  // 100 + 13 × 20 + 2 across, 200 − 4 × 20 down.
  await aim.focus();
  for (let step = 0; step < 13; step += 1) {
    await page.keyboard.press('Shift+ArrowRight');
  }
  await page.keyboard.press('ArrowRight');
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Shift+ArrowUp');
  }
  await expect(across).toHaveValue('100');
  await page.keyboard.press('Enter');
  await expect(across).toHaveValue('362');
  await expect(down).toHaveValue('120');
  await expectStanding(problem, 'Correct');
  await page.reload();
  await expect(across).toHaveValue('362');

  await across.fill('20');
  await expectStanding(problem, 'Not correct');
  // On a phone the picture is smaller, its places are the same.
  await page.setViewportSize({ width: 320, height: 700 });
  const box = await aim.boundingBox();
  if (!box) {
    throw new Error('The picture is not there.');
  }
  expect(box.width).toBeLessThan(300);
  await aim.click({ position: { x: (400 / 480) * box.width, y: (130 / 320) * box.height } });
  await expectStanding(problem, 'Correct');
  await problem.getByRole('button', { name: 'Show answer' }).click();
  await expect(problem.getByText('from 360 to 440 across and from 80 to 180 down')).toBeVisible();
  await expect(problem.locator('svg rect')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('An annotation: a comment and a tag', async ({ page }) => {
  await enrolIn(page, everyInputCourse);
  const problem = await openProblem(page, everyInputCourse, 'annotation', 'A line from the log');
  await problem.getByLabel('What does the keeper expect?').fill('A storm');
  await problem.getByRole('radio', { name: 'An order' }).check();
  await expectStanding(problem, 'Not correct');
  await problem.getByRole('radio', { name: 'A complaint' }).check();
  await expectStanding(problem, 'Partly correct');
  await problem.getByRole('radio', { name: 'An observation' }).check();
  await expectStanding(problem, 'Correct');
  await page.reload();
  await expect(problem.getByLabel('What does the keeper expect?')).toHaveValue('A storm');
  await expect(problem.getByRole('radio', { name: 'An observation' })).toBeChecked();
});

test('Things on a picture: by dragging, and by keyboard', async ({ page, consoleErrors }) => {
  // Picture and items fit into the window: a mouse cannot press what lies beyond it.
  await page.setViewportSize({ width: 1200, height: 1200 });
  await enrolIn(page, everyInputCourse);
  const problem = await openProblem(page, everyInputCourse, 'drag_to_targets', 'Where things belong');
  const item = (name: string) => problem.getByRole('button', { name, exact: true });
  const target = (number: number) => problem.getByRole('button', { name: new RegExp(`^Place ${number}\\b`) });
  const drag = async (from: ReturnType<typeof item>, to: ReturnType<typeof item>) => {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) {
      throw new Error('Nothing to drag.');
    }
    await page.mouse.move(start.x + 8, start.y + 8);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
    await page.mouse.up();
  };
  await drag(item('Sun'), target(4));
  await expect(target(4)).toHaveAccessibleName('Place 4, with Sun');
  await drag(item('Fish'), target(4));
  // One place takes one item: the sun is back in the list.
  await expect(target(4)).toHaveAccessibleName('Place 4, with Fish');
  await expect(problem.getByLabel('Where Sun goes')).toHaveValue('');
  await drag(item('Tree'), target(2));
  await expectStanding(problem, 'Not correct');
  await drag(item('Sun'), target(1));
  await drag(item('Tree'), target(3));
  await expectStanding(problem, 'Correct');
  await page.reload();
  await expect(target(3)).toHaveAccessibleName('Place 3, with Tree');
  await expect(problem.getByLabel('Where Sun goes')).toHaveValue('sky');

  // On the keyboard: pick what lies somewhere, choose another place; or choose it from its list.
  await target(1).press('Enter');
  await target(2).press('Enter');
  await expect(target(2)).toHaveAccessibleName('Place 2, with Sun');
  await expectStanding(problem, 'Not correct');
  await item('Sun').press('Enter');
  await expect(item('Sun')).toHaveAttribute('aria-pressed', 'true');
  await target(1).press('Space');
  await problem.getByLabel('Where another Tree goes').selectOption('Place 2');
  await expectStanding(problem, 'Correct');

  const places = await openProblem(page, everyInputCourse, 'drag_to_places', 'A boat on the sea');
  const boat = places.getByRole('button', { name: 'Boat', exact: true });
  await drag(boat, places.locator('.problem-stage'));
  await expect(places.getByRole('button', { name: 'Boat: 240 across, 160 down' })).toBeVisible();
  await expectStanding(places, 'Not correct');
  await places.getByLabel('Across', { exact: true }).fill('400');
  await places.getByLabel('Down', { exact: true }).fill('250');
  await expectStanding(places, 'Correct');
  await page.reload();
  await expect(places.getByLabel('Across', { exact: true })).toHaveValue('400');
  expect(consoleErrors).toEqual([]);
});

test('Things on a picture on a phone: tap the item, then its place', async ({ browser, baseURL, page }) => {
  const person = await enrolIn(page, everyInputCourse);
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    hasTouch: true,
    viewport: { width: 320, height: 640 },
  });
  const phone = await context.newPage();
  await phone.goto('/sign-in');
  await fillSignIn(phone, person.email, person.password);
  await expect(phone.locator('summary').first()).toBeVisible();
  const problem = await openProblem(phone, everyInputCourse, 'drag_to_targets', 'Where things belong');
  for (const [item, place] of [
    ['Sun', 1],
    ['Tree', 2],
    ['Tree', 3],
    ['Fish', 4],
  ] as const) {
    await problem.getByRole('button', { name: item, exact: true }).tap();
    await problem.getByRole('button', { name: new RegExp(`^Place ${place}\\b`) }).tap();
  }
  await expectNoSidewaysScroll(phone);
  await expectStanding(problem, 'Correct');
  const places = await openProblem(phone, everyInputCourse, 'drag_to_places', 'A boat on the sea');
  await places.getByRole('button', { name: 'Boat', exact: true }).tap();
  const stage = await places.locator('.problem-stage').boundingBox();
  if (!stage) {
    throw new Error('The picture is not there.');
  }
  await phone.touchscreen.tap(stage.x + stage.width * 0.83, stage.y + stage.height * 0.78);
  await expectStanding(places, 'Correct');
  await context.close();
});

test('Pictures, annotations, numbers in choices and things to drag are answered without script', async ({
  browser,
  baseURL,
  page,
}) => {
  const person = await enrolIn(page, everyInputCourse);
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const plain = await context.newPage();
  await plain.goto('/sign-in');
  await fillSignIn(plain, person.email, person.password);
  await expect(plain.locator('summary').first()).toBeVisible();

  const choice = await openProblem(plain, everyInputCourse, 'choice_text_radio', 'A choice with a number');
  await choice.getByRole('radio', { name: /After hours at sea/ }).check();
  await choice.getByRole('textbox', { name: /After hours at sea/ }).fill('1.5');
  await expectStanding(choice, 'Correct');

  const picture = await openProblem(plain, everyInputCourse, 'picture', 'On the map');
  await expect(picture.getByRole('button', { name: 'Choose a place in the picture' })).toHaveCount(0);
  await picture.getByLabel('Across').fill('10');
  await picture.getByLabel('Down').fill('10');
  await expectStanding(picture, 'Not correct');
  await picture.getByLabel('Across').fill('400');
  await picture.getByLabel('Down').fill('100');
  await expectStanding(picture, 'Correct');

  const annotation = await openProblem(plain, everyInputCourse, 'annotation', 'A line from the log');
  await annotation.getByLabel('What does the keeper expect?').fill('A storm');
  await annotation.getByRole('radio', { name: 'An observation' }).check();
  await expectStanding(annotation, 'Correct');
  await expect(annotation.getByLabel('What does the keeper expect?')).toHaveValue('A storm');

  const board = await openProblem(plain, everyInputCourse, 'drag_to_targets', 'Where things belong');
  await board.getByLabel('Where Sun goes').selectOption('Place 1');
  await board.getByLabel('Where Fish goes').selectOption('Place 4');
  await board.getByLabel('Where Tree goes').selectOption('Place 2');
  await expectStanding(board, 'Not correct');
  await board.getByLabel('Where another Tree goes').first().selectOption('Place 3');
  await expectStanding(board, 'Correct');
  await context.close();
});

test('What is not graded says why; the team of the course is told the tag', async ({ page }) => {
  await enrolIn(page, everyInputCourse);
  const problem = await openProblem(page, everyInputCourse, 'not_graded', 'What nobody grades here');
  await expect(problem.getByText('Lectern does not take files as answers')).toBeVisible();
  await expect(problem.getByRole('status')).toContainText('it does not count');
  await expect(problem.getByText('<filesubmission>')).toHaveCount(0);
  await expect(problem.getByRole('button', { name: 'Submit' })).toHaveCount(0);
  await page.context().clearCookies();
  const { email, password } = demoAccount('admin');
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page.locator('summary').first()).toBeVisible();
  await openProblem(page, everyInputCourse, 'not_graded', 'What nobody grades here');
  await expect(problem.getByText('<symbolicresponse>')).toBeVisible();
  await expect(problem.getByText('<filesubmission>')).toBeVisible();
});

test('Every input is accessible in both schemes and fits a small phone', async ({ page }) => {
  test.setTimeout(240_000);
  await enrolIn(page, everyInputCourse);
  const units = [
    ['choice', 'One of several'],
    ['true_false', 'True or not'],
    ['checkboxes', 'All that belong'],
    ['dropdown', 'In the line'],
    ['choice_text_radio', 'A choice with a number'],
    ['choice_text_boxes', 'Boxes with numbers'],
    ['text', 'A word'],
    ['number', 'A number'],
    ['formula', 'A formula'],
    ['math_line', 'A line of mathematics'],
    ['paragraph', 'In your own words'],
    ['code', 'A line of code'],
    ['queued', 'A program for somebody else to grade'],
    ['chemical', 'A reaction'],
    ['picture', 'On the map'],
    ['annotation', 'A line from the log'],
    ['drag_to_targets', 'Where things belong'],
    ['drag_to_places', 'A boat on the sea'],
    ['not_graded', 'What nobody grades here'],
  ] as const;
  for (const [unit, title] of units) {
    await test.step(unit, async () => {
      await page.setViewportSize({ width: 1200, height: 900 });
      const problem = await openProblem(page, everyInputCourse, unit, title);
      if (unit === 'formula') {
        await problem.getByRole('textbox').fill('sqrt(2*g*h)/(1+h^2)');
        await expect(problem.getByRole('figure')).toBeVisible();
      }
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await expectNoSidewaysScroll(page);
    });
  }
});
