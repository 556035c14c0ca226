import type { Browser } from '@playwright/test';
import { lectern } from '../../support/app';
import { becomeMember, enrolIn, fillRegistration, fillSignIn, linkTo } from '../support/members';
import {
  dataDir,
  demoAccount,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  type Page,
  seedCourse,
  test,
} from '../support/test';

const desk = `/instructor/${seedCourse}`;

async function signInAs(page: Page, role: 'instructor' | 'admin' | 'learner') {
  const { email, password } = demoAccount(role);
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page.locator('summary').first()).toBeVisible();
}

/** A learner in a window of their own, who has answered one question of three attempts wrong. */
async function learnerWhoAnswered(browser: Browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const person = await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'Reread or recall' }) });
  await problem.getByRole('radio', { name: /Jon is still ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Not correct');
  return { person, page, problem, close: () => context.close() };
}

test('An instructor opens a grade in the gradebook, sees why, sets it with a reason, and gives it back', async ({
  page,
  browser,
  consoleErrors,
}) => {
  test.setTimeout(150_000);
  const learner = await learnerWhoAnswered(browser);
  await learner.close();
  await signInAs(page, 'instructor');
  await page.locator('summary').first().click();
  await page.getByRole('link', { name: 'Teach' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Courses that you teach' })).toBeVisible();
  await page
    .getByRole('row', { name: /First steps in Lectern/ })
    .getByRole('link', { name: 'Gradebook' })
    .click();

  await page.getByLabel('Name or mail address').fill(learner.person.email);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const row = page.getByRole('row', { name: new RegExp(learner.person.email) });
  await expect(row).toBeVisible();
  await expectAccessible(page);

  // By keyboard: into the table, and along the row.
  await page.getByRole('region', { name: /Grades of record/ }).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) {
    await page.keyboard.press(key);
  }
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Five kinds of question' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /Reread or recall/ })).toContainText('0 / 1');
  await expect(dialog.getByRole('row', { name: /Good feedback/ })).toContainText('– / 1');
  await dialog.locator('summary', { hasText: 'Set the points' }).click();
  await dialog.getByLabel('Points').fill('3');
  await dialog.getByRole('button', { name: 'Set the points' }).click();
  await expect(dialog.getByText('Please say why, in a sentence.')).toBeVisible();
  await expect(dialog.getByLabel('Points')).toHaveValue('3');
  await dialog.getByLabel('Why').fill('The clock in the room was wrong.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Set the points' }).click();
  await expect(dialog.getByText('Set. The grade of record follows in a moment.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  const cell = row.getByRole('cell', { name: '50 set by the team' });
  await expect(async () => {
    await page.reload();
    await expect(cell).toBeVisible({ timeout: 1000 });
  }).toPass();

  // On the learner's own page: who, why, and what it would be without.
  await row.getByRole('link').click();
  const group = page.locator('details', { hasText: 'Five kinds of question' }).first();
  await group.locator('summary').first().click();
  await expect(group.getByText(/“The clock in the room was wrong.” The answers alone give 0 of 6/)).toBeVisible();
  await expectAccessible(page);
  const giveBack = group.locator('details', { hasText: 'Give the computed points back' });
  await giveBack.locator('summary').click();
  await giveBack.getByLabel('Why').fill('It was right after all.');
  await giveBack.getByRole('button', { name: 'Give the computed points back' }).click();
  await expect(page.getByText('The answers count again.')).toBeVisible();
  await expect(async () => {
    await page.goto(`${desk}/gradebook?q=${encodeURIComponent(learner.person.email)}`);
    await expect(row).not.toContainText('set by the team', { timeout: 1000 });
  }).toPass();
  expect(consoleErrors).toEqual([]);
});

test('An instructor pastes addresses, sees what will happen, and enrols them; who had no account is enrolled with one', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  const member = await becomeMember(elsewhere);
  const invited = newcomer('Ida Invited');

  await signInAs(page, 'instructor');
  await page.goto(`${desk}/learners`);
  await page.getByRole('link', { name: 'Enrol or unenrol' }).click();
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Please paste addresses');
  await page.getByLabel('Mail addresses').fill(`name,mail\nAda,${member.email}\n${invited.email}\nno address here`);
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  await expect(page.getByRole('row', { name: new RegExp(member.email) })).toContainText('Will be enrolled');
  await expect(page.getByRole('row', { name: new RegExp(invited.email) })).toContainText('No account yet');
  await expect(page.getByText('Line 4: no address here')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enrol or invite 2 people' }).click();
  await expect(page.getByRole('status').first()).toContainText('Done: 1 person enrolled. 1 waits for an account.');
  await expect(page.getByRole('row', { name: new RegExp(invited.email) })).toBeVisible();

  await elsewhere.goto('/');
  await expect(elsewhere.getByRole('link', { name: /First steps in Lectern/ }).first()).toBeVisible();

  const third = await browser.newContext();
  const ida = await third.newPage();
  await ida.goto('/register');
  await fillRegistration(ida, invited);
  await ida.goto(await linkTo(invited.email));
  await ida.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(ida.locator('summary').first()).toBeVisible();
  await page.goto(`${desk}/learners?q=${encodeURIComponent(invited.email)}`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('row', { name: /Ida Invited/ })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await other.close();
  await third.close();
});

test('An instructor reads what a learner answered, and gives the attempts back', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const learner = await learnerWhoAnswered(browser);
  await signInAs(page, 'instructor');
  await page.goto(`${desk}/learners?q=${encodeURIComponent(learner.person.email)}`);
  await page
    .getByRole('row', { name: new RegExp(learner.person.email) })
    .getByRole('link')
    .click();
  const submissions = page.getByRole('region', { name: 'Submissions' });
  await submissions.getByText('Reread or recall').first().click();
  await expect(submissions).toContainText('1 of 3 attempts used');
  await expect(submissions.getByRole('cell', { name: /Jon is still ahead, by about as much/ })).toBeVisible();
  await expectAccessible(page);
  await submissions.getByRole('button', { name: 'Grade again' }).click();
  await expect(submissions.getByText('Graded again: the score stays at 0.')).toBeVisible();
  await submissions.getByRole('button', { name: 'Give attempts back' }).click();
  await expect(submissions.getByText('The attempt is given back.')).toBeVisible();

  await learner.page.reload();
  await expect(learner.problem).toContainText('0 of 3 attempts used');
  await learner.problem.getByRole('radio', { name: /Mira is ahead/ }).check();
  await learner.problem.getByRole('button', { name: 'Submit' }).click();
  await expect(learner.problem.getByRole('status')).toContainText('Correct');
  await learner.close();
});

test('An instructor has all grades made into a file while the page tells how far it is', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const learner = await learnerWhoAnswered(browser);
  await learner.close();
  await signInAs(page, 'instructor');
  await page.goto(`${desk}/reports`);
  await page.getByRole('button', { name: 'Make a new report' }).click();
  await expect(page.getByRole('status').first()).toContainText('The report is being made.');
  const link = page.getByRole('link', { name: /Download CSV of/ }).first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toMatch(/^grades-Lectern\+START\+first-\d{4}-\d\d-\d\d\.csv$/);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
  }
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toContain('Name,Mail address,Account');
  expect(text).toContain(`${learner.person.name},${learner.person.email},usr_`);
});

test('An instructor sees how the course goes, which problems are hard, and what was answered', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const learner = await learnerWhoAnswered(browser);
  await learner.close();
  const today = new Date().toISOString().slice(0, 10);
  const port = Number(new URL(baseURL ?? '').port);
  await lectern({ dataDir: dataDir(), port }, ['rollups', 'rebuild', seedCourse, '--from', today, '--to', today]);
  await signInAs(page, 'instructor');
  await page.goto(desk);
  await expect(page.getByRole('img', { name: /Active learners a day/ })).toBeVisible();
  await page.getByText('The same numbers as a table').first().click();
  await expect(page.getByRole('columnheader', { name: 'Active', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Where learners stop' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Problems', exact: true }).click();
  await page.getByText('Reread or recall').first().click();
  await expect(page.getByRole('row', { name: /Mira is ahead \(right\)/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Jon is still ahead/ })).toBeVisible();
  await expect(page).toHaveTitle('Problems · First steps in Lectern · Lectern');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Video', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Video' })).toBeVisible();
  // The title follows the page that was come to in place.
  await expect(page).toHaveTitle('Video · First steps in Lectern · Lectern');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const place of ['', '/gradebook', '/learners', '/learners/change', '/problems', '/video', '/reports']) {
    await page.goto(`${desk}${place}`);
    await expectNoSidewaysScroll(page);
  }
});

test('Whoever does not teach the course finds no way in, and a visitor is asked to sign in', async ({ page }) => {
  await page.goto(`${desk}/gradebook`);
  await expect(page).toHaveURL(/\/sign-in/);
  await becomeMember(page);
  for (const path of ['/instructor', desk, `${desk}/gradebook`, `${desk}/learners`, `${desk}/reports`]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
  }
  await page.goto('/');
  await page.locator('summary').first().click();
  await expect(page.getByRole('link', { name: 'Teach' })).toHaveCount(0);
  const report = await page.request.get(`${desk}/reports/rep_0`);
  expect(report.status()).toBe(403);
});
