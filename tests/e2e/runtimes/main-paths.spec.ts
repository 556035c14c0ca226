import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lectern } from '../../support/app';
import { becomeMember, enrolIn, fillSignIn, signInAs } from '../support/members';
import { dataDir, expect, mailTo, seedCourse, test } from '../support/test';
import { bringUnitCourse, cardOf, editBlock, expectSaved, openStudioUnit } from '../support/unit-course';

/**
 * The main paths, on whatever the site runs: Node, or workerd where `LECTERN_TEST_RUNTIME=edge`. `docs/edge.md` has a line for each sentence,
 * written by the run.
 */

const runtime = process.env.LECTERN_TEST_RUNTIME === 'edge' ? 'edge' : 'node';
const fixtures = join(import.meta.dirname, '../../fixtures/courses');
const scriptedCourse = 'course-v1:Lectern+SCRIPTED+r1';

test.beforeAll(async ({ baseURL }) => {
  const port = Number(new URL(baseURL ?? '').port);
  await lectern({ dataDir: dataDir(), port }, ['course', 'import', join(fixtures, 'scripted')]);
  await bringUnitCourse({ baseURL });
});

test('Health names the stores and who runs the workflows', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  const health = await response.json();
  expect(health).toMatchObject({ status: 'ok', workflows: { engine: runtime === 'edge' ? 'worker' : 'embedded' } });
});

test('A visitor finds a course in the catalogue, on pages whose scripts run by their nonce alone', async ({
  page,
  consoleErrors,
}) => {
  const front = await page.goto('/');
  expect(front?.headers()['content-security-policy']).toMatch(/script-src 'nonce-[\w-]+' 'strict-dynamic'/);
  await page.goto('/courses');
  await page
    .getByRole('link', { name: /First steps in Lectern/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'First steps in Lectern' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('Somebody registers, confirms the address by a letter, and signs in again', async ({ page }) => {
  const person = await becomeMember(page);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillSignIn(page, person.email, person.password);
  await expect(page.locator('summary').first()).toBeVisible();
});

test('A learner enrols, reads a unit, answers wrong and right, and sees it in the progress', async ({
  page,
  consoleErrors,
}) => {
  await enrolIn(page, seedCourse);
  await expect(page.getByRole('heading', { level: 2, name: 'Reading' })).toBeVisible();
  await page.goto(`/courses/${seedCourse}/units/vertical@four_words`);
  await expect(page.getByRole('img', { name: /A section holds subsections/ })).toBeVisible();
  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'Reread or recall' }) });
  await problem.getByRole('radio', { name: /Jon is still ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Not correct');
  await problem.getByRole('radio', { name: /Mira is ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Correct');
  await page.reload();
  await expect(problem).toContainText('2 of 3 attempts used');
  await page.goto(`/courses/${seedCourse}/progress`);
  await expect(page.getByText('1 of 6 points')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('A problem with an author’s Python is shown and graded', async ({ page }) => {
  await signInAs(page, 'learner');
  await page.goto(`/courses/${scriptedCourse}/about`);
  await page.getByRole('button', { name: /enrol/i }).click();
  await expect(page).toHaveURL(/\/courses\/[^/]+\/?$/);
  await page.goto(`/courses/${scriptedCourse}/units/vertical@ask`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'A slow sum' }) });
  const start = Number(/Add your number to (\d+)/.exec((await problem.textContent()) ?? '')?.[1]);
  await problem.getByRole('textbox').fill(`${start + 7} for 7`);
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Correct', { timeout: 30_000 });
});

test('A file of a course comes whole, and in the ranges that a player asks for', async ({ request }) => {
  const address = `/assets/${seedCourse}/coming-back.mp4`;
  const film = readFileSync(join(import.meta.dirname, '../../../seed/course/static/coming-back.mp4'));
  const whole = await request.get(address);
  expect((await whole.body()).equals(film)).toBe(true);
  const part = await request.get(address, { headers: { range: 'bytes=1000-1999' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-range']).toBe(`bytes 1000-1999/${film.length}`);
  expect((await part.body()).equals(film.subarray(1000, 2000))).toBe(true);
  const tail = await request.get(address, { headers: { range: `bytes=${film.length - 10}-` } });
  expect((await tail.body()).equals(film.subarray(-10))).toBe(true);
});

test('An author opens the outline, writes in a unit, publishes it, and learners read it', async ({
  page,
  consoleErrors,
}) => {
  await openStudioUnit(page, 'settings', 'admin');
  await page.goto('/studio/course-v1:Lectern+Writing+2026');
  await expect(page.getByRole('treegrid')).toBeVisible();
  await openStudioUnit(page, 'talk', 'admin');
  const sheet = await editBlock(page, 'Said');
  const text = sheet.getByRole('textbox', { name: 'Text', exact: true });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And written at the edge.');
  await expectSaved(sheet);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(cardOf(page, 'Said').getByText('Changed')).toBeVisible();
  await page.getByRole('button', { name: 'Publish unit' }).click();
  await expect(cardOf(page, 'Said').getByText('Changed')).toHaveCount(0);
  await page.goto('/courses/course-v1:Lectern+Writing+2026/units/vertical@talk');
  await expect(page.getByText('And written at the edge.')).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('An admin looks at health, people, letters, webhooks and work in the background', async ({
  page,
  consoleErrors,
}) => {
  const person = await becomeMember(page);
  expect(await mailTo(person.email)).toContain('token=');
  await page.context().clearCookies();
  await signInAs(page, 'admin');
  for (const [path, heading] of [
    ['health', 'Health'],
    ['users', 'People'],
    ['webhooks', 'Webhooks'],
    ['workflows', /./],
    ['audit', /./],
  ] as const) {
    await page.goto(`/admin/${path}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  await page.goto('/admin/mail');
  await expect(page.getByText(person.email).first()).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('What an answer is worth comes to the gradebook by the workflows', async ({ page }) => {
  const person = await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'Reread or recall' }) });
  await problem.getByRole('radio', { name: /Mira is ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Correct');
  await page.context().clearCookies();
  await signInAs(page, 'instructor');
  await expect
    .poll(
      async () => {
        await page.goto(`/instructor/${seedCourse}/gradebook?q=${encodeURIComponent(person.email)}`);
        return await page.getByRole('row', { name: new RegExp(person.name) }).allTextContents();
      },
      { timeout: 30_000 },
    )
    .not.toEqual([]);
});
