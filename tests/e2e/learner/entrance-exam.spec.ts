import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lectern } from '../../support/app';
import { olxFiles, packCourse } from '../../support/olx-files';
import { enrolIn, signInAs } from '../support/members';
import { dataDir, expect, expectAccessible, expectNoSidewaysScroll, test } from '../support/test';

const courseKey = 'course-v1:Ward+Exam+2026';
const home = `/courses/${courseKey}`;
const numerical = (title: string) =>
  `<problem display_name="${title}"><numericalresponse answer="42"><label>${title}?</label><formulaequationinput/></numericalresponse></problem>`;
/** A picture of one dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const lenientKey = 'course-v1:Ward+Lenient+2026';
const filesOf = (number: string) =>
  olxFiles({
    'course.xml': `<course url_name="2026" org="Ward" course="${number}"/>`,
    'course/2026.xml':
      '<course display_name="Reading the sky" start="2025-01-01T00:00:00Z" language="en"><textbook title="An old atlas" book_url="/static/atlas/"/><chapter url_name="exam"/><chapter url_name="rest"/></course>',
    'chapter/exam.xml': '<chapter display_name="Before you begin"><sequential url_name="test"/></chapter>',
    'chapter/rest.xml': '<chapter display_name="Clouds"><sequential url_name="high"/></chapter>',
    'sequential/test.xml':
      '<sequential display_name="Entrance exam" graded="true" format="Exam"><vertical url_name="ask"/></sequential>',
    'sequential/high.xml': '<sequential display_name="High clouds"><vertical url_name="cirrus"/></sequential>',
    'vertical/ask.xml':
      '<vertical display_name="Questions"><problem url_name="one"/><problem url_name="two"/></vertical>',
    'vertical/cirrus.xml': '<vertical display_name="Cirrus"><html url_name="text"/></vertical>',
    'html/text.xml': '<html filename="text" display_name="Text"/>',
    'html/text.html': '<p>Cirrus clouds are made of ice.</p>',
    'problem/one.xml': numerical('One'),
    'problem/two.xml': numerical('Two'),
    ...Object.fromEntries(
      ['p001.png', 'p002.png', 'p003.png'].map((name) => [`static/atlas/${name}`, Buffer.from(dot, 'base64')]),
    ),
    'static/atlas/toc.xml':
      '<table_of_contents><entry page="1" page_label="i" name="Preface"/><entry page="2" page_label="1" name="The sky"/></table_of_contents>',
    'policies/2026/policy.json': JSON.stringify({
      'course/2026': {
        entrance_exam_enabled: true,
        entrance_exam_id: 'block-v1:Ward+Exam+2026+type@chapter+block@exam',
        entrance_exam_minimum_score_pct: 0.65,
      },
    }),
  });
test.beforeAll(async ({ baseURL }) => {
  const archive = join(tmpdir(), `lectern-sky-${process.pid}.tar.gz`);
  for (const number of ['Exam', 'Lenient']) {
    writeFileSync(archive, await packCourse(filesOf(number)));
    await lectern({ dataDir: dataDir(), port: Number(new URL(baseURL ?? '').port) }, ['course', 'import', archive]);
  }
});

test('A learner is told what the entrance exam asks for, passes it, and the course is open', async ({ page }) => {
  await enrolIn(page, courseKey);
  await expect(page.getByText('The entrance exam comes first')).toBeVisible();
  await expect(page.getByText('So far you have 0 %.')).toBeVisible();
  await expect(page.getByText('Opens once you have passed the entrance exam.')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`${home}/jump-to/text`);
  await expect(
    page.getByText(
      'The rest of the course opens once you have 65 % of the points of the entrance exam, Before you begin.',
    ),
  ).toBeVisible();
  await expect(page.getByText('made of ice')).toBeHidden();
  await page.getByRole('link', { name: 'Before you begin' }).click();
  for (const [place, reached] of ['50', '100'].entries()) {
    await page.getByRole('textbox').nth(place).fill('42');
    await page.getByRole('button', { name: 'Submit' }).nth(place).click();
    await expect(page.getByText(/^Correct/).nth(place)).toBeVisible();
    await page.goto(home);
    if (reached === '50') {
      await expect(page.getByText('So far you have 50 %.')).toBeVisible();
      await page.getByRole('link', { name: 'Before you begin' }).click();
    }
  }
  await expect(page.getByText('The entrance exam comes first')).toBeHidden();
  await page.getByRole('link', { name: 'Cirrus' }).click();
  await expect(page.getByText('made of ice')).toBeVisible();
});

test('A teacher says how much of the entrance exam is asked for, and that none is', async ({
  page,
  browser,
  baseURL,
}) => {
  const learner = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage();
  await enrolIn(learner, lenientKey);
  await signInAs(page, 'admin');
  await page.goto(`/studio/${lenientKey}/schedule`);
  const score = page.getByLabel('Points to reach, in %');
  await expect(score).toHaveValue('65');
  await expect(page.getByLabel('Section of the exam')).toHaveValue(/block@exam$/);
  await score.fill('120');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(score).toHaveAttribute('aria-invalid', 'true');
  await score.fill('40');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await learner.reload();
  await expect(learner.getByText(/opens once you have 40\s% of the points/)).toBeVisible();
  await page.getByLabel('Begin with an entrance exam').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(async () => {
    await learner.reload();
    await expect(learner.getByText('The entrance exam comes first')).toBeHidden({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await learner.getByRole('link', { name: 'Cirrus' }).click();
  await expect(learner.getByText('made of ice')).toBeVisible();
});

test('A learner turns the pages of an old textbook by its contents, by keys, and without script', async ({
  page,
  browser,
  baseURL,
}) => {
  await enrolIn(page, courseKey);
  await page.getByRole('link', { name: 'Textbooks' }).click();
  await page.getByRole('link', { name: /An old atlas/ }).click();
  const picture = page.getByRole('img', { name: /An old atlas/ });
  await expect(page.getByText('Page 1 of 3 · printed as i')).toBeVisible();
  await expect(picture).toHaveAttribute('alt', /^Page 1 of An old atlas/);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await expectAccessible(page);
  await page.keyboard.press('n');
  await expect(page.getByText('Page 2 of 3')).toBeVisible();
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.getByText('Page 3 of 3')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next page' })).toBeHidden();
  await expect(page.getByRole('link', { name: /^The sky/ })).toHaveAttribute('aria-current', 'location');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL && { baseURL }),
  });
  const still = await plain.newPage();
  await still.goto(page.url());
  await still.getByRole('link', { name: 'Preface' }).click();
  await expect(still.getByText('Page 1 of 3')).toBeVisible();
  await still.getByLabel('Go to page').fill('2');
  await still.getByRole('button', { name: 'Go' }).click();
  await expect(still.getByText('Page 2 of 3')).toBeVisible();
  await plain.close();
});
