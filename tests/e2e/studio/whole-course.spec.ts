import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '@/engines/project-folder';
import { sharedCourse } from '../../support/app';
import { expectStanding, openProblem } from '../support/course-problem';
import { enrolIn, signInAs } from '../support/members';
import { expect, type Page, test } from '../support/test';
import { editBlock, expectSaved } from '../support/unit-course';

/** A course from its first line to its first learner, and the demo course of Open edX there and back. */

const said = (page: Page, text: RegExp | string) => expect(page.getByRole('status').first()).toContainText(text);

/** Adds a line below another by its menu, and names it. */
async function addBelow(page: Page, above: string, item: string, name: string) {
  await page
    .getByRole('row', { name: new RegExp(`^${above}\\b`) })
    .getByRole('button', { name: 'Actions' })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await said(page, `Renamed to “${name}”`);
}

/** Adds a block by the palette; what was added is open. */
async function addBlock(page: Page, kind: string) {
  await page.getByRole('button', { name: kind, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: `Edit ${kind}` });
  await expect(sheet.locator('[data-save]')).toBeVisible();
  return sheet;
}

async function close(sheet: ReturnType<Page['locator']>) {
  await expectSaved(sheet);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
}

test('An author writes a course from nothing with each editor and publishes it; a learner takes it', async ({
  page,
  browser,
  baseURL,
  consoleErrors,
}) => {
  test.setTimeout(180_000);
  // The film lies elsewhere.
  await page.route('https://example.org/**', (route) => route.fulfill({ status: 200, contentType: 'video/mp4' }));
  await signInAs(page, 'admin');
  await page.goto('/studio/new');
  const run = `w${Date.now()}`;
  const courseKey = `course-v1:Lectern+WHOLE+${run}`;
  await page.getByRole('textbox', { name: 'Title' }).fill('Keeping bees');
  await page.getByLabel('Organisation').fill('Lectern');
  await page.getByLabel('Course number').fill('WHOLE');
  await page.getByLabel('Run').fill(run);
  await expect(page.getByText('This key is free.')).toBeVisible();
  await page.getByRole('button', { name: 'Create course' }).click();
  await expect(page).toHaveURL(new RegExp(`${run}$`));

  await page.goto(`/studio/${courseKey}/schedule`);
  await page.getByLabel('Course starts').fill('2025-01-01T09:00');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await said(page, /Saved/);

  await page.goto(`/studio/${courseKey}`);
  await page.getByRole('button', { name: 'Add a section' }).click();
  await page.getByLabel('Name').fill('The hive');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to “The hive”');
  await addBelow(page, 'The hive', 'Add a subsection', 'Who lives there');
  await addBelow(page, 'Who lives there', 'Add a unit', 'The queen');
  await page.getByRole('link', { name: 'The queen' }).click();
  // The name stands beside the outline, too, until the unit's page is there.
  await page.waitForURL(/\/units\/vertical@/);
  const unit = new URL(page.url()).pathname.split('@').at(-1) ?? '';

  const text = await addBlock(page, 'Text');
  await text.getByRole('textbox', { name: 'Text', exact: true }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('There is one queen in a hive.');
  await close(text);

  const film = await addBlock(page, 'Video');
  await film.getByLabel('Address 1', { exact: true }).fill('https://example.org/queen.mp4');
  await film.getByLabel('Transcript file (.srt or .vtt)').setInputFiles({
    name: 'queen.srt',
    mimeType: 'text/plain',
    buffer: Buffer.from('1\n00:00:01,000 --> 00:00:02,500\nShe is larger than the others.\n'),
  });
  await expect(film.getByRole('button', { name: 'Edit en' })).toBeVisible();
  await close(film);

  const visual = await addBlock(page, 'Single choice');
  await visual.getByRole('textbox', { name: 'Question', exact: true }).fill('How many queens has a hive?');
  await visual.getByRole('textbox', { name: 'Choice 1', exact: true }).fill('One');
  await visual.getByRole('textbox', { name: 'Choice 2', exact: true }).fill('A hundred');
  await visual.getByRole('radio', { name: 'Choice 1 is right' }).check();
  await close(visual);

  const markdown = await addBlock(page, 'Number');
  await markdown.getByRole('button', { name: 'Markdown' }).click();
  await markdown.getByRole('textbox', { name: 'Markdown of this problem' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('>>How many legs has a bee?<<\n\n= 6');
  await close(markdown);

  const olx = await addBlock(page, 'Short text');
  await olx.getByRole('button', { name: 'OLX' }).click();
  await olx.getByRole('textbox', { name: 'OLX of this problem' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    '<problem display_name="Short text"><stringresponse answer="honey" type="ci"><label>What do bees make?</label><textline/></stringresponse></problem>',
  );
  await close(olx);

  await page.getByRole('button', { name: 'Publish unit' }).click();
  await expect(page.getByText('Learners see this unit as it stands here.').first()).toBeVisible();
  expect(consoleErrors).toEqual([]);

  const learner = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage();
  await enrolIn(learner, courseKey);
  await expect(learner.getByText('The hive')).toBeVisible();
  const choice = await openProblem(learner, courseKey, unit, 'Single choice');
  await expect(learner.getByText('There is one queen in a hive.')).toBeVisible();
  await expect(learner.locator('video source')).toHaveAttribute('src', 'https://example.org/queen.mp4');
  await expect(learner.locator('video track')).toHaveAttribute('srclang', 'en');
  await choice.getByRole('radio', { name: 'One' }).check();
  await expectStanding(choice, 'Correct');
  const legs = await openProblem(learner, courseKey, unit, 'Number');
  await legs.getByRole('textbox').fill('8');
  await expectStanding(legs, 'Not correct');
  const honey = await openProblem(learner, courseKey, unit, 'Short text');
  await honey.getByRole('textbox').fill('Honey');
  await expectStanding(honey, 'Correct');
  await learner.context().close();
});

const demoCourse = sharedCourse('openedx-demo-course-AGPL-3.0.tar.gz');

test('A team imports the demo course of Open edX, changes three blocks and exports it: only these three differ', async ({
  page,
}) => {
  test.skip(!demoCourse, 'the Open edX demo course does not lie beside this checkout (../shared/courses)');
  test.setTimeout(180_000);
  await signInAs(page, 'admin');
  await page.goto('/studio/imports');
  await page.getByLabel('Archive', { exact: true }).setInputFiles(demoCourse ?? '');
  await expect(page.getByRole('heading', { name: 'What it becomes' })).toBeVisible({ timeout: 60_000 });
  const run = `d${Date.now()}`;
  await page.getByLabel('Run').fill(run);
  await expect(page.getByText('This key is free.')).toBeVisible();
  await page.getByRole('button', { name: 'Import as a new course' }).click();
  await expect(page.getByText('The course is here')).toBeVisible({ timeout: 60_000 });
  const courseKey = `course-v1:OpenedX+DemoX+${run}`;
  const unit = '173c774ac2084af0a5d5c5af787f4f84';
  await page.goto(`/studio/${courseKey}/units/vertical@${unit}`);
  const text = await editBlock(page, 'Try it - Text input');
  await text.getByText('HTML', { exact: true }).click();
  await text.getByRole('textbox', { name: 'HTML of the text' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('<p>Take your time.</p>');
  await close(text);
  const problem = await editBlock(page, 'Basic text input');
  await problem.getByRole('button', { name: 'Markdown' }).click();
  await problem.getByRole('textbox', { name: 'Markdown of this problem' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('or= Sleepyhead\n');
  await close(problem);
  await page.goto(`/studio/${courseKey}`);
  const line = page.getByRole('row', { name: /^Text Input Problems\b/ });
  await line.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name').fill('Answers in words');
  await page.keyboard.press('Enter');
  await said(page, 'Renamed to “Answers in words”');

  await page.goto(`/studio/${courseKey}/export`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download archive' }).click(),
  ]);
  const exported = join(tmpdir(), `lectern-demo-${run}.tar.gz`);
  await download.saveAs(exported);
  const diff = spawnSync('node', ['cli/lectern.mjs', 'course', 'diff', demoCourse ?? '', exported, '--json'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  rmSync(exported);
  expect(diff.status, diff.stderr).toBe(1);
  const { equal, draft, ...published } = JSON.parse(diff.stdout);
  const nothing = { added: [], removed: [], moved: [], documents: [], files: { added: [], removed: [], changed: [] } };
  // Learners have what they had; what was written is drafted.
  expect({ equal, ...published }).toEqual({ equal: false, ...nothing, changed: [] });
  expect(draft).toMatchObject(nothing);
  expect(draft.changed.map(({ block }: { block: string }) => block).sort()).toEqual([
    'html@aa51a9fe09ed4d399ff713e13f3578a1',
    'problem@3e5a945f54374fc7ababadc080660f2d',
    `vertical@${unit}`,
  ]);
});
