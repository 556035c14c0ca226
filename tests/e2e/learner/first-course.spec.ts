import { bringCourse, ownFiles, ownKey } from '../studio/own-course';
import { becomeMember, enrolIn, fillRegistration, fillSignIn, linkTo } from '../support/members';
import {
  demoAccount,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  newcomer,
  seedCourse,
  test,
} from '../support/test';

test('A newcomer registers, enrols, reads, answers wrong and right, and sees the progress', async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(120_000);
  const person = newcomer();
  await page.goto('/');
  await page.goto(`/courses/${seedCourse}/about`);
  await expect(page.getByRole('heading', { level: 1, name: 'First steps in Lectern' })).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /create an account/i })
    .click();
  await fillRegistration(page, person);
  await page.goto(await linkTo(person.email));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.locator('summary').first()).toBeVisible();
  await page.goto(`/courses/${seedCourse}/about`);
  await page.getByRole('button', { name: /enrol/i }).click();
  await expect(page).toHaveURL(new RegExp(`/courses/${seedCourse.replace(/\+/g, '\\+')}$`));
  await expect(page.getByRole('heading', { level: 2, name: 'Reading' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Begin', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Four words' })).toBeVisible();
  await expect(page.getByRole('img', { name: /A section holds subsections/ })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'A page of text' })).toBeVisible();
  await expect(page.locator('.katex').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Four words' })).toBeVisible();

  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'Reread or recall' }) });
  await problem.getByRole('radio', { name: /Jon is still ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Not correct');
  await expect(problem).toContainText('What is read easily is lost easily');
  await expect(problem).toContainText('1 of 3 attempts used');
  await expect(problem.getByRole('button', { name: 'Show answer' })).toHaveCount(0);

  // What is chosen and not yet sent stays, whatever else the problem is asked for.
  await problem.getByRole('radio', { name: /Mira is ahead/ }).check();
  await problem.getByRole('button', { name: 'Hint' }).click();
  await expect(problem).toContainText('Which of the two practised');
  await expect(problem.getByRole('radio', { name: /Mira is ahead/ })).toBeChecked();

  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Correct');
  await expect(problem).toContainText('1 of 1 point');
  await expectAccessible(page);
  await problem.getByRole('radio', { name: /Jon is still ahead/ }).check();
  await problem.getByRole('button', { name: 'Show answer' }).click();
  await expect(problem).toContainText('Testing oneself is worth more');
  await expect(problem.locator('[data-answer=true]')).toContainText('Mira is ahead');
  await expect(problem.getByRole('radio', { name: /Jon is still ahead/ })).toBeChecked();

  await page.reload();
  await expect(problem.getByRole('radio', { name: /Mira is ahead/ })).toBeChecked();
  await expect(problem).toContainText('2 of 3 attempts used');

  await page.getByRole('link', { name: 'First steps in Lectern' }).first().click();
  await page.getByRole('navigation', { name: 'Course', exact: true }).getByRole('link', { name: 'Progress' }).click();
  await expect(page.getByRole('heading', { name: 'How it adds up' })).toBeVisible();
  await expect(page).toHaveTitle('Progress · First steps in Lectern · Lectern');
  await expect(page.getByRole('row', { name: /Exercise/ })).toContainText('60');
  await expect(page.getByText('1 of 6 points')).toBeVisible();
  await expectAccessible(page);
  expect(consoleErrors).toEqual([]);
});

test('A learner leaves a course, and finds what was done there on coming back', async ({ page, consoleErrors }) => {
  await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'Reread or recall' }) });
  await problem.getByRole('radio', { name: /Mira is ahead/ }).check();
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem).toContainText('1 of 3 attempts used');

  await page.goto(`/courses/${seedCourse}`);
  await page.getByRole('link', { name: 'About this course, or leave it' }).click();
  await page.getByText('Leave the course', { exact: true }).click();
  await expect(page.getByText('is there again if you come back')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave this course' }).click();
  await expect(page.getByRole('status')).toContainText('You have left the course');
  await expect(page.getByRole('heading', { level: 1, name: 'Your desk is clear.' })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/courses/${seedCourse}/about`);
  await page.getByRole('button', { name: /enrol/i }).click();
  await expect(page.getByRole('link', { name: 'Resume', exact: true })).toBeVisible();
  await page.goto(`/courses/${seedCourse}/units/vertical@one_right_answer`);
  await expect(problem).toContainText('1 of 3 attempts used');
  expect(consoleErrors).toEqual([]);
});

test('An answer that cannot be understood costs no attempt and stays where it was typed', async ({ page }) => {
  await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@a_number`);
  const problem = page.locator('section', { has: page.getByRole('heading', { name: 'How long to wait' }) });
  await problem.getByRole('textbox').fill('5 ln 2');
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).not.toBeEmpty();
  await expect(problem.getByRole('textbox')).toHaveValue('5 ln 2');
  await expect(problem).toContainText('0 of 3 attempts used');
  await problem.getByRole('textbox').fill('5*ln(2)');
  await problem.getByRole('button', { name: 'Submit' }).click();
  await expect(problem.getByRole('status')).toContainText('Correct');
});

test('A learner answers without script', async ({ browser, baseURL, page }) => {
  const person = await enrolIn(page, seedCourse);
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const plain = await context.newPage();
  await plain.goto('/sign-in');
  await fillSignIn(plain, person.email, person.password);
  await expect(plain.locator('summary').first()).toBeVisible();
  await plain.goto(`/courses/${seedCourse}/units/vertical@from_a_list`);
  await plain.getByLabel(/how a value changes/).selectOption('A text block with a script');
  await plain.getByLabel(/compute the value/).selectOption('A film');
  await plain.getByRole('button', { name: 'Submit' }).click();
  await expect(plain.getByText('Partly correct').or(plain.getByText('Not correct')).first()).toBeVisible();
  await expect(plain.getByText('1 of 3 attempts used')).toBeVisible();
  await context.close();
});

test('A framed page runs its script, and can read neither a cookie nor the page around it', async ({ page }) => {
  await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@try_it_yourself`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('#end')).toHaveText(/%/);
  const inner = page.frames().find((one) => one.url().includes('/frames/'));
  expect(inner).toBeTruthy();
  const reached = await inner?.evaluate(() => {
    const attempt = (read: () => unknown) => {
      try {
        return String(read());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      cookie: attempt(() => document.cookie),
      parent: attempt(() => window.parent.document.title),
      storage: attempt(() => window.localStorage.length),
      origin: window.origin,
    };
  });
  expect(reached).toEqual({
    cookie: 'SecurityError',
    parent: 'SecurityError',
    storage: 'SecurityError',
    origin: 'null',
  });
});

test('The demo learner signs in and finds the way back to a course link', async ({ page }) => {
  await page.goto(`/courses/${seedCourse}/progress`);
  const { email, password } = demoAccount('learner');
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, email, password);
  await expect(page).toHaveURL(/\/progress$/);
});

test('Every page of a course is accessible in both schemes and fits a small phone', async ({ page }) => {
  test.setTimeout(180_000);
  await enrolIn(page, seedCourse);
  const unit = (id: string) => `units/vertical@${id}`;
  const places = [
    '',
    'progress',
    'dates',
    'pages/keys',
    unit('a_short_film'),
    unit('ten_questions'),
    `${unit('four_words')}/print`,
  ];
  for (const place of places) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/courses/${seedCourse}/${place}`.replace(/\/$/, ''));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

test('Who is not enrolled sees how a course is built, is told once why nothing opens, and finds the way in', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await page.goto(`/courses/${seedCourse}`);
  await expect(main.getByText('So far you see how the course is built')).toBeVisible();
  await expect(main.getByText('Its pages open to those who are enrolled.')).toBeVisible();
  await expect(main.getByText('Sign in to open this page.')).toHaveCount(0);
  await expect(main.getByText(/\d done/)).toHaveCount(0);
  await expect(main.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);

  await becomeMember(page);
  await page.goto(`/courses/${seedCourse}`);
  await expect(main.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  await expectAccessible(page);
  await main.getByRole('link', { name: 'About this course' }).click();
  await main.getByRole('button', { name: /enrol/i }).click();
  await expect(main.getByRole('link', { name: 'Begin', exact: true })).toBeVisible();
  await expect(main.getByText('So far you see how the course is built')).toHaveCount(0);
  await expect(main.getByText(/\d done/).first()).toBeVisible();
});

test('Who is enrolled in a course that has not begun is told when it opens, and where else to go', async ({
  page,
  baseURL,
}) => {
  const run = `n${Date.now()}`;
  const root = `<course display_name="A course to come" start="2099-05-01T00:00:00Z"><chapter url_name="ch"/></course>`;
  await bringCourse(baseURL, ownFiles(run, { [`course/${run}.xml`]: root }));
  await enrolIn(page, ownKey(run));
  const main = page.getByRole('main');
  await expect(main.getByText(/The course has not begun yet. It opens on\s*1 May 2099/)).toBeVisible();
  await expect(main.getByText('Lesson')).toHaveCount(0);
  await expect(main.getByRole('link', { name: 'About this course' })).toBeVisible();
  await expectAccessible(page);
});
