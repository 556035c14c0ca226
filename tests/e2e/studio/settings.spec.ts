import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { lectern } from '../../support/app';
import { olxFiles, packCourse } from '../../support/olx-files';
import { becomeMember, enrolIn, signInAs } from '../support/members';
import { dataDir, expect, expectAccessible, expectNoSidewaysScroll, type Page, test } from '../support/test';

const courseKey = 'course-v1:Ward+Settings+2026';
const studio = `/studio/${courseKey}`;
const choice = (title: string) =>
  `<problem display_name="${title}"><multiplechoiceresponse><label>${title}?</label><choicegroup>` +
  '<choice correct="true">Right</choice><choice correct="false">Wrong</choice></choicegroup></multiplechoiceresponse></problem>';
const files = olxFiles({
  'course.xml': '<course url_name="2026" org="Ward" course="Settings"/>',
  'course/2026.xml':
    '<course display_name="Keeping a garden" start="2025-01-01T00:00:00Z" language="en" nobody_knows="kept"><chapter url_name="one"/></course>',
  'chapter/one.xml':
    '<chapter display_name="Soil"><sequential url_name="quiz"/><sequential url_name="exam"/></chapter>',
  'sequential/quiz.xml':
    '<sequential display_name="First quiz" graded="true" format="Quiz"><vertical url_name="ask"/></sequential>',
  'sequential/exam.xml':
    '<sequential display_name="Exam" graded="true" format="Exam"><vertical url_name="test"/></sequential>',
  'vertical/ask.xml': '<vertical display_name="Ask"><problem url_name="worms"/></vertical>',
  'vertical/test.xml': '<vertical display_name="Test"><problem url_name="roots"/></vertical>',
  'problem/worms.xml': choice('Worms'),
  'problem/roots.xml': choice('Roots'),
  'about/overview.html': '<p>About gardens.</p>',
  'static/atlas.pdf': '%PDF-1.4\n%%EOF',
  'about/effort.html': '2 hours',
  'policies/2026/grading_policy.json': JSON.stringify({
    GRADER: [
      { type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 0.8 },
      { type: 'Exam', short_label: 'E', min_count: 1, drop_count: 0, weight: 0.2 },
    ],
    GRADE_CUTOFFS: { Pass: 0.6 },
  }),
});

test.beforeAll(async ({ baseURL }) => {
  const archive = join(tmpdir(), `lectern-garden-${process.pid}.tar.gz`);
  writeFileSync(archive, await packCourse(files));
  await lectern({ dataDir: dataDir(), port: Number(new URL(baseURL ?? '').port) }, ['course', 'import', archive]);
});

/** Somebody else, in a browser of their own. */
async function another(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage();
}

test('A teacher sees whose grade a new policy would change before it is saved, and then they have changed', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const learner = await another(browser, baseURL);
  const person = await enrolIn(learner, courseKey);
  await learner.goto(`/courses/${courseKey}/units/vertical@ask`);
  await learner.getByRole('radio', { name: 'Right' }).check();
  await learner.getByRole('button', { name: 'Submit' }).click();
  await expect(learner.getByRole('status')).toContainText('Correct');

  await signInAs(page, 'admin');
  await page.goto(`${studio}/grading`);
  const quiz = page.getByRole('group', { name: 'Quiz' });
  await quiz.getByLabel('Weight, %').fill('30');
  await expect(page.getByText('50 % of the course grade cannot be earned.')).toBeVisible();
  await page.getByRole('group', { name: 'Exam' }).getByLabel('Weight, %').fill('70');
  await expect(page.getByText('Together 100 %')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save and grade again' })).toBeHidden();
  // The workflow that grades answers may still be at it.
  await expect(async () => {
    await page.getByRole('button', { name: 'Try it out' }).last().click();
    await expect(page.getByRole('heading', { name: 'The grade of one learner would change' })).toBeVisible({
      timeout: 3000,
    });
  }).toPass({ timeout: 60_000 });
  const row = page.getByRole('row', { name: new RegExp(person.name) });
  await expect(row).toContainText('80% Pass');
  await expect(row).toContainText('30% —');
  await expect(row).toContainText('No longer passes');
  await expectAccessible(page);

  // What was changed since is tried out before it is saved.
  await page.getByRole('textbox', { name: 'from' }).fill('25');
  await expect(page.getByRole('button', { name: 'Save and grade again' })).toBeHidden();
  await page.getByRole('button', { name: 'Try it out' }).last().click();
  await expect(row).toContainText('30% Pass');
  await page.getByRole('button', { name: 'Save and grade again' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await learner.goto(`/courses/${courseKey}/progress`);
  await expect(learner.getByText('30%').first()).toBeVisible();
  await learner.context().close();

  // A new name takes the subsections along.
  await page.goto(`${studio}/grading`);
  await page.getByRole('group', { name: 'Quiz' }).getByLabel('Name', { exact: true }).fill('Practice');
  await expect(page.getByText('The subsection of “Quiz” becomes one of “Practice” too')).toBeVisible();
  await page.getByRole('button', { name: 'Try it out' }).last().click();
  await expect(page.getByRole('heading', { name: 'No grade would change' })).toBeVisible();
  await page.getByRole('button', { name: 'Save and grade again' }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await page.reload();
  const practice = page.getByRole('group', { name: 'Practice' });
  await practice.getByText('1 subsection').click();
  await expect(practice.getByText('First quiz')).toBeVisible();
});

test('Two people change the same field: the second sees both sides and chooses', async ({ page, context }) => {
  await signInAs(page, 'admin');
  const second = await context.newPage();
  await Promise.all([page.goto(`${studio}/schedule`), second.goto(`${studio}/schedule`)]);
  await page.getByLabel('Effort').fill('3 hours');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('status')).toContainText('Saved.');

  await second.getByLabel('Effort').fill('4 hours');
  await second.getByLabel('Length').fill('6 weeks');
  await second.getByRole('button', { name: 'Save', exact: true }).last().click();
  const sides = second.getByRole('group', { name: 'Effort' });
  await expect(sides).toContainText('3 hours');
  await expect(sides).toContainText('4 hours');
  await expectAccessible(second);
  await sides.getByRole('radio', { name: /Keep mine/ }).check();
  await second.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(second.getByRole('status')).toContainText('Saved.');
  await second.goto(`/courses/${courseKey}/about`);
  await expect(second.getByText('4 hours')).toBeVisible();

  // A date that cannot be is said at its field, and nothing is saved.
  await page.reload();
  await page.getByLabel('Course ends').fill('2024-01-01T12:00');
  await page.getByLabel('Length').fill('7 weeks');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('The course would end before it starts.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Length')).toHaveValue('6 weeks');
});

test('Somebody is given a role and may do what it says, and no more', async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const helper = await another(browser, baseURL);
  const person = await becomeMember(helper);
  await signInAs(page, 'admin');
  await page.goto(`${studio}/team`);
  const give = async (role: string, email = person.email) => {
    await page.getByLabel('Mail address').fill(email);
    await page.getByLabel('Role').selectOption({ label: role });
    await page.getByRole('button', { name: 'Give this role' }).click();
  };
  await give('Staff', 'nobody-has-this@example.org');
  await expect(page.getByText('Nobody here has confirmed this address.')).toBeVisible();
  await give('Limited staff');
  await expect(page.getByRole('status')).toContainText(`${person.name} has the role now: Limited staff.`);
  await expectAccessible(page);
  expect((await helper.goto(studio))?.status()).toBe(403);
  await give('Instructors');
  await expect(page.getByRole('status')).toContainText('Instructors');

  await helper.goto(`${studio}/team`);
  await helper.getByRole('button', { name: `Remove ${person.name}: Limited staff` }).click();
  await expect(helper.getByRole('status')).toContainText('The role is taken away.');
  await helper.getByRole('button', { name: `Remove ${person.name}: Instructors` }).click();
  await expect(helper.getByRole('alert').first()).toContainText('This is the only instructor of the course.');
  await page.reload();
  await page.getByRole('button', { name: `Remove ${person.name}: Instructors` }).click();
  await expect(page.getByRole('status')).toContainText('The role is taken away.');
  expect((await helper.goto(`${studio}/grading`))?.status()).toBe(403);
  await helper.context().close();
});

test('A page, an update and handouts are written, and learners read them without the script in them', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto(`${studio}/pages`);
  await page.getByLabel('Name of a new page').fill('Syllabus');
  await page.getByRole('button', { name: 'Add a page' }).click();
  await expect(page.getByRole('status')).toContainText('The page is there');
  await page.getByRole('link', { name: 'Edit Syllabus' }).click();
  await page
    .getByLabel('Text')
    .fill('<h2>Week one</h2><p onclick="alert(1)">Soil</p><script>document.title = "x"</script>');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(
    page.getByRole('region', { name: 'Preview: Text' }).getByRole('heading', { name: 'Week one' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await page.getByRole('link', { name: 'See it as learners do' }).click();
  await expect(page.getByRole('heading', { name: 'Week one' })).toBeVisible();
  expect(await page.locator('main').innerHTML()).not.toMatch(/onclick|<script>/);

  await page.goto(`${studio}/updates`);
  await page.getByLabel('Text (HTML)').fill('<p>The frost is over.</p>');
  await page.getByRole('button', { name: 'Publish the update' }).click();
  await expect(page.getByRole('status')).toContainText('Learners have the update');
  await page.getByLabel('Handouts (HTML)').fill('<p><a href="/static/plan.pdf">Plan</a></p>');
  await page.getByRole('button', { name: 'Save the handouts' }).last().click();
  await expect(page.getByText('Saved. Learners have it now.')).toBeVisible();
  await page.goto(`/courses/${courseKey}`);
  await expect(page.getByText('The frost is over.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Plan' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Syllabus' })).toBeVisible();
});

test('A textbook is written, and learners open its chapters', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`/courses/${courseKey}/textbooks`);
  await expect(page.getByRole('heading', { name: 'No textbooks yet' })).toBeVisible();
  await page.goto(`${studio}/textbooks`);
  await page.getByLabel('Name').fill('Atlas of soils');
  await page.getByLabel('Chapters').fill('Clay | /static/atlas.pdf\nSand | https://books.example.org/sand.pdf');
  await page.getByRole('button', { name: 'Add a textbook' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.goto(`/courses/${courseKey}`);
  await page.getByRole('link', { name: 'Textbooks' }).click();
  const book = page.getByRole('region', { name: 'Atlas of soils' });
  await expect(book.getByRole('link', { name: 'Sand on another site' })).toBeVisible();
  const href = await book.getByRole('link', { name: 'Clay PDF' }).getAttribute('href');
  const file = await page.request.get(href ?? '');
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectNoSidewaysScroll(page);
});

test('A course that asks for another takes learners, and opens to them once they have passed', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const nextKey = 'course-v1:Ward+Orchard+2026';
  const archive = join(tmpdir(), `lectern-orchard-${process.pid}.tar.gz`);
  const orchard = olxFiles({
    'course.xml': '<course url_name="2026" org="Ward" course="Orchard"/>',
    'course/2026.xml': '<course display_name="Keeping an orchard" start="2025-01-01T00:00:00Z" language="en"/>',
    'policies/2026/policy.json': JSON.stringify({ 'course/2026': { pre_requisite_courses: [courseKey] } }),
  });
  writeFileSync(archive, await packCourse(orchard));
  await lectern({ dataDir: dataDir(), port: Number(new URL(baseURL ?? '').port) }, ['course', 'import', archive]);
  await enrolIn(page, nextKey);
  const main = page.getByRole('main');
  await expect(main.getByText('This course opens once you have passed Keeping a garden')).toBeVisible();
  await expectAccessible(page);
  await main.getByRole('link', { name: 'Keeping a garden' }).click();
  await page.getByRole('button', { name: /enrol/i }).click();
  await page.waitForURL((url) => url.pathname === `/courses/${courseKey}`);
  for (const unit of ['ask', 'test']) {
    await page.goto(`/courses/${courseKey}/units/vertical@${unit}`);
    await page.getByRole('radio', { name: 'Right' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await expect(page.getByRole('status')).toContainText('Correct');
  }
  // Once the answers are graded.
  await expect(async () => {
    await page.goto(`/courses/${nextKey}/about`);
    await expect(page.getByRole('region', { name: 'Course to pass first' })).toContainText('passed', { timeout: 500 });
  }).toPass();
  await page.getByRole('link', { name: 'Go to the course' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Keeping an orchard' })).toBeVisible();
  await expect(main.getByText('This course opens once')).toBeHidden();
});

test('A certificate shows what is typed as it is typed, and is given once it is switched on', async ({ page }) => {
  await signInAs(page, 'admin');
  await page.goto(`${studio}/certificate`);
  await expect(page.getByText('Not given', { exact: true })).toBeVisible();
  const sheet = page.getByRole('article');
  await expect(sheet.getByRole('heading', { name: 'Keeping a garden' })).toBeVisible();
  await page.getByLabel('Name of the course on it').fill('The art of gardens');
  await expect(sheet.getByRole('heading', { name: 'The art of gardens' })).toBeVisible();
  const first = page.getByRole('group', { name: 'Place 1' });
  await first.getByLabel('Name').fill('Ida Rose');
  await first.getByLabel('Title').fill('Head gardener');
  await expect(sheet).toContainText('Head gardener');
  await page.getByLabel('Give this certificate to learners who pass').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Saved.');
  await page.reload();
  await expect(page.getByText('Given to who passes')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Ida Rose');
});

test('Every setting is found by its words; what cannot be is refused at its field, what nobody knows is kept', async ({
  page,
}) => {
  await signInAs(page, 'admin');
  await page.goto(`${studio}/advanced`);
  await expect(page.getByLabel('nobody_knows')).toHaveValue('"kept"');
  await page.getByLabel('Find a setting').fill('blackouts');
  await expect(page.getByLabel('lti_passports')).toBeHidden();
  await page.getByLabel('discussion_blackouts').fill('{');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('This is not JSON')).toBeVisible();
  await page.getByLabel('discussion_blackouts').fill('{"a": 1}');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('it should be a list')).toBeVisible();
  await page.getByLabel('discussion_blackouts').fill('[["2026-01-01", "2026-02-01"]]');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('discussion_blackouts')).toHaveValue(/2026-02-01/);
  await expect(page.getByLabel('nobody_knows')).toHaveValue('"kept"');
});

test('Settings are clean in both schemes, fit a phone, and grading can be tried out without script', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'admin');
  for (const place of [
    'schedule',
    'grading',
    'team',
    'groups',
    'pages',
    'updates',
    'textbooks',
    'certificate',
    'advanced',
  ]) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${studio}/${place}`);
    // The certificate's own stands below it.
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await expectNoSidewaysScroll(page);
  }
  const plain = await browser.newContext({
    ...(baseURL && { baseURL }),
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const quiet = await plain.newPage();
  await quiet.goto(`${studio}/grading`);
  await quiet.getByRole('button', { name: 'Add a type' }).click();
  await quiet.getByRole('group', { name: 'Type 3' }).getByLabel('Name', { exact: true }).fill('Garden diary');
  await quiet.getByRole('button', { name: 'Try it out' }).last().click();
  await expect(quiet.getByRole('heading', { name: /grade.* would change/i })).toBeVisible();
  await expect(quiet.getByRole('button', { name: 'Save and grade again' })).toBeVisible();
  await plain.close();
});
