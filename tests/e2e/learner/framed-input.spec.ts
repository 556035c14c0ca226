import { enrolIn } from '../support/members';
import { expect, expectAccessible, expectNoSidewaysScroll, openEdxCourse, type Page, test } from '../support/test';

/** Our own course of exercises that are pages in frames, and of a circuit: `tests/fixtures/courses/framed-input`. */
const course = 'course-v1:Lectern+FRAMES+r1';

const open = (page: Page, unit: string) => page.goto(`/courses/${course}/units/vertical@${unit}`);
const problem = (page: Page, title: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .last();
const submit = (page: Page, title: string) => problem(page, title).getByRole('button', { name: 'Submit' }).click();
const standing = (page: Page, title: string) => problem(page, title).locator('[data-standing]');
const used = (page: Page, title: string) => problem(page, title).getByText(/attempts? used/);

test('A learner answers a page of functions wrong, then right, and finds it again as it was', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'functions');
  const counter = page.frameLocator('iframe[title="A counter"]');
  // The author's first state.
  await expect(counter.locator('output')).toHaveText('1');
  await expectAccessible(page);

  await counter.getByRole('button').click();
  await submit(page, 'Counter');
  await expect(standing(page, 'Counter')).toHaveText('Not correct');
  await expect(used(page, 'Counter')).toHaveText('1 of 3 attempts used');
  // The page was left as it stands.
  await expect(counter.locator('output')).toHaveText('2');

  await counter.getByRole('button').click();
  await submit(page, 'Counter');
  await expect(standing(page, 'Counter')).toHaveText('Correct');
  await page.reload();
  await expect(counter.locator('output')).toHaveText('3');
  await expect(standing(page, 'Counter')).toHaveText('Correct');
  await expectAccessible(page);
});

test('What a learner saves of a page is there again, and a reset begins anew', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'functions');
  const counter = page.frameLocator('iframe[title="A counter"]');
  await expect(counter.locator('output')).toHaveText('1');
  for (const count of ['2', '3', '4']) {
    await counter.getByRole('button').click();
    await expect(counter.locator('output')).toHaveText(count);
  }
  await problem(page, 'Counter').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved, not submitted yet.')).toBeVisible();
  await expect(used(page, 'Counter')).toHaveText('0 of 3 attempts used');
  await page.reload();
  await expect(counter.locator('output')).toHaveText('4');
  await submit(page, 'Counter');
  await expect(standing(page, 'Counter')).toHaveText('Not correct');
  await problem(page, 'Counter').getByRole('button', { name: 'Reset' }).click();
  await expect(counter.locator('output')).toHaveText('1');
});

test('A learner answers a page that speaks JSChannel, and hears what its check says', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'channel');
  const colour = page.frameLocator('iframe[title="Colours"]').getByLabel('Colour');
  await expect(colour).toHaveValue('red');
  await colour.selectOption('blue');
  await submit(page, 'Colours');
  await expect(problem(page, 'Colours').getByText('Not blue.')).toBeVisible();
  await colour.selectOption('green');
  await submit(page, 'Colours');
  await expect(standing(page, 'Colours')).toHaveText('Correct');
  await page.reload();
  await expect(colour).toHaveValue('green');
});

test('A page without state stands beside a field, and keeps what was done in it', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'plain');
  const word = page.frameLocator('iframe').getByLabel('A word');
  await word.fill('paper');
  await page.getByLabel('How many covers has it?').fill('2');
  await page.getByLabel('How many covers has it?').press('Enter');
  await expect(problem(page, 'A word').locator('[data-result] [data-standing]')).toHaveText('Correct');
  await expect(word).toHaveValue('paper');
});

test('A page that never answers costs no attempt, and the learner is told', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'silent');
  await expect(page.frameLocator('iframe').getByText('I do not speak.')).toBeVisible();
  await submit(page, 'Silence');
  await expect(page.getByRole('alert').getByText('The exercise did not answer')).toBeVisible();
  await expect(page.getByText('This exercise has not answered so far.')).toBeVisible();
  await expect(used(page, 'Silence')).toHaveText('0 of 2 attempts used');
  await page.reload();
  await expect(used(page, 'Silence')).toHaveText('0 of 2 attempts used');
  await expectAccessible(page);
});

test('A page that answers with megabytes costs no attempt', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'greedy');
  await expect(page.frameLocator('iframe').getByText('I say too much.')).toBeVisible();
  await submit(page, 'Greed');
  await expect(page.getByRole('alert').getByText('more than can be taken')).toBeVisible();
  await page.reload();
  await expect(used(page, 'Greed')).toHaveText('0 of 2 attempts used');
});

test('A hostile page reaches nothing, is believed nothing and submits nothing', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'hostile');
  const hostile = page.frameLocator('iframe').nth(0);
  await expect(hostile.locator('li')).toHaveCount(8);
  expect(await hostile.locator('li').allTextContents()).toEqual([
    'cookies: refused',
    'storage: refused',
    'the page around: refused',
    'the form around: refused',
    'the frame itself: refused',
    'another window: refused',
    'the address above: refused',
    'the unit: refused',
  ]);
  await expect(page).toHaveURL(/vertical@hostile$/);

  // The exercise beside it is asked by itself, whatever the other page sends meanwhile.
  await expect(page.frameLocator('iframe').nth(1).locator('output')).toHaveText('1');
  await submit(page, 'Beside the hostile one');
  await expect(standing(page, 'Beside the hostile one')).toHaveText('Not correct');
  await page.reload();
  await expect(used(page, 'Hostility')).toHaveText('0 of 2 attempts used');
  await expect(used(page, 'Beside the hostile one')).toHaveText('1 of 3 attempts used');
});

test('A page whose script is locked does not get it, which is told in words and costs no attempt', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'locked');
  // The page itself is locked too, and comes for who takes the course.
  await expect(page.frameLocator('iframe').getByText('My script is locked.')).toBeVisible();
  await submit(page, 'Locked');
  await expect(page.getByRole('alert').getByText('The exercise could not say what your answer is')).toBeVisible();
  await expect(used(page, 'Locked')).toHaveText('0 of 2 attempts used');
});

test('A page at an address that may not be framed is told in words', async ({ page }) => {
  await enrolIn(page, course);
  await open(page, 'elsewhere');
  await expect(page.getByText('This exercise lies at an address that cannot be shown')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await submit(page, 'Elsewhere');
  await expect(page.getByRole('region', { name: 'Elsewhere' }).getByRole('alert')).toBeVisible();
  await page.reload();
  await expect(used(page, 'Elsewhere')).toHaveText('0 of 2 attempts used');
});

test('A learner changes a circuit as text, sees it drawn, and answers wrong, unreadably and right', async ({
  page,
}) => {
  await enrolIn(page, course);
  await open(page, 'circuit');
  const drawing = page.getByRole('img', { name: /Resistor R1, 1KΩ \(nodes in, out\)/ });
  await expect(drawing).toBeVisible();
  const source = page.getByLabel('The circuit as JSON');
  const text = await source.inputValue();
  await expectAccessible(page);
  await submit(page, 'Divider');
  await expect(standing(page, 'Divider')).toHaveText('Not correct');

  await source.fill(text.slice(0, -1));
  await expect(page.getByText('This is not a JSON list yet')).toBeVisible();
  await expect(drawing).toBeVisible();
  await submit(page, 'Divider');
  await expect(page.getByText('The circuit cannot be read: it must be a JSON list.')).toBeVisible();
  await expect(used(page, 'Divider')).toHaveText('1 of 3 attempts used');

  await source.fill(text.replace('3K', '1K'));
  await expect(page.getByRole('img', { name: /Resistor R2, 1KΩ/ })).toBeVisible();
  await page.getByText('The parts in words').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Voltage source V1, 10V (nodes in, 0)' })).toBeVisible();
  await submit(page, 'Divider');
  await expect(standing(page, 'Divider')).toHaveText('Correct');
  await page.reload();
  await expect(page.getByRole('img', { name: /Resistor R2, 1KΩ/ })).toBeVisible();
  await expectAccessible(page);
});

test('Without script a circuit is drawn and answered, and a page says that it needs script', async ({
  browser,
  page,
  baseURL,
}) => {
  await enrolIn(page, course);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: baseURL ?? '',
  });
  const reader = await plain.newPage();
  await open(reader, 'circuit');
  await expect(reader.getByRole('img', { name: /Resistor R2, 3KΩ/ })).toBeVisible();
  const source = reader.getByLabel('The circuit as JSON');
  await source.fill((await source.inputValue()).replace('3K', '1K'));
  await submit(reader, 'Divider');
  await expect(standing(reader, 'Divider')).toHaveText('Correct');
  await open(reader, 'functions');
  // Looking for a text passes over what stands in a noscript.
  await expect(reader.locator('noscript p').filter({ hasText: 'it needs JavaScript' })).toBeVisible();
  await plain.close();
});

test('A page of the Open edX demo course, with the JSChannel library itself, is answered', async ({ page }) => {
  test.skip(!openEdxCourse, 'the Open edX demo course does not lie beside this checkout (../shared/courses)');
  await enrolIn(page, openEdxCourse ?? '');
  await page.goto(`/courses/${openEdxCourse}/units/vertical@bf1cd17b606440ca8fc26bf08b22b22b`);
  const simulation = page.frameLocator('iframe[title^="Medical Diagnosis Simulation"]');
  await expect(simulation.locator('tw-passage')).toBeVisible();
  await submit(page, 'Medical Scenario');
  await expect(standing(page, 'Medical Scenario')).toHaveText('Not correct');
});

test('Both fit a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await enrolIn(page, course);
  for (const unit of ['functions', 'channel', 'circuit', 'silent', 'elsewhere']) {
    await open(page, unit);
    await expect(page.getByRole('button', { name: 'Submit' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});
