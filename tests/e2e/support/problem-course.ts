import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lectern } from '../../support/app';
import { fillSignIn } from './members';
import { dataDir, demoAccount, expect, type Page } from './test';

export const problemCourse = 'course-v1:Lectern+WRITE+problems';

const files: Readonly<Record<string, string>> = {
  'course.xml': '<course url_name="problems" org="Lectern" course="WRITE"/>',
  'course/problems.xml':
    '<course display_name="Writing problems" language="en" start="2020-01-01"><chapter url_name="c"/></course>',
  'chapter/c.xml': '<chapter display_name="Section"><sequential url_name="s"/></chapter>',
  'sequential/s.xml': '<sequential display_name="Lesson"><vertical url_name="u"/></sequential>',
  'vertical/u.xml':
    '<vertical display_name="Questions"><problem url_name="choice"/><problem url_name="number"/><problem url_name="drawn"/></vertical>',
  'problem/choice.xml':
    '<problem display_name="Capital"><multiplechoiceresponse><label>Which city is the capital of Finland?</label>' +
    '<choicegroup type="MultipleChoice"><choice correct="true">Helsinki</choice><choice correct="false">Turku</choice></choicegroup>' +
    '</multiplechoiceresponse></problem>',
  'problem/number.xml':
    '<problem display_name="Sum" max_attempts="3"><numericalresponse answer="4"><label>What is 2 + 2?</label>' +
    '<formulaequationinput/></numericalresponse></problem>',
  'problem/drawn.xml':
    '<problem display_name="Drawn">\n<script type="loncapa/python">\na = random.randint(1000, 9999)\n</script>\n' +
    '<numericalresponse answer="$a"><label>Copy the number $a.</label><textline/></numericalresponse>\n</problem>',
};

/** Brings a course with a few problems by the line tool, new each time. */
export async function bringProblemCourse(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-problems-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const port = Number(new URL(process.env.LECTERN_TEST_URL ?? '').port);
    await lectern({ dataDir: dataDir(), port }, ['course', 'import', folder, '--json']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a problem of the course in its editor, as somebody of its team. */
export async function editProblem(page: Page, title: string) {
  const { email, password } = demoAccount('admin');
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page.locator('summary').first()).toBeVisible();
  await page.goto(`/studio/${problemCourse}/units/vertical@u`);
  await page.getByRole('button', { name: `Edit ${title}`, exact: true }).click();
  const sheet = page.getByRole('dialog');
  const trial = sheet.getByRole('region', { name: 'As a learner has it' });
  await expect(trial.getByRole('button', { name: 'Submit' })).toBeVisible();
  return { sheet, trial };
}
