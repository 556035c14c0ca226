import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answers, grade, hasScript, parseProblem } from '@/lib/capa';
import { testSandbox } from './testing/test-sandbox';

const { runScript } = testSandbox();
const patient = 60_000;
const shared = join(process.cwd(), '../shared/cases/grade.jsonl');
/** Cases of our own, worked out by hand from the rules. */
const ownFolder = join(process.cwd(), 'tests/fixtures/capa');

const answers = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string()), z.null()]),
);
const shape = z.object({
  id: z.string(),
  why: z.string().optional(),
  input: z.object({ xml: z.string(), seed: z.number(), attempt: z.number().default(1), answers }),
  expected: z.object({
    inputs: z.record(z.string(), z.object({ correctness: z.string(), points: z.number() })).optional(),
    error: z.string().optional(),
  }),
});

const readCases = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => shape.parse(JSON.parse(line)))
    .filter(({ input }) => hasScript(parseProblem(input.xml)));

async function expectRight({ input, expected }: z.infer<typeof shape>): Promise<void> {
  const { xml, seed, attempt } = input;
  const result = await grade(parseProblem(xml), input.answers satisfies Answers, { seed, attempt, runScript });
  const { error, inputs } = expected;
  expect(result).toMatchObject(error === undefined ? { inputs } : { error });
}

describe.skipIf(!existsSync(shared))('shared cases with a script', { timeout: patient }, () => {
  const cases = existsSync(shared) ? readCases(shared) : [];
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => expectRight(one));
});

describe('our own cases with a script', { timeout: patient }, () => {
  const cases = readdirSync(ownFolder).flatMap((file) => readCases(join(ownFolder, file)));
  it.each(cases.map((one) => [one.id, one.why ?? '', one] as const))('%s: %s', (_id, _why, one) => expectRight(one));
});

describe('problems of our own', { timeout: patient }, () => {
  const gradeIt = (xml: string, given: Answers, seed = 1) => grade(parseProblem(xml), given, { seed, runScript });

  it('grades a number that the script drew, and shows the same to the same seed', async () => {
    const xml = `<problem><script type="loncapa/python">
      a = random.randint(2, 9)
      b = random.choice([10, 20, 30])
      total = a + b
      </script><p>$a + $b</p><numericalresponse answer="$total"><formulaequationinput/></numericalresponse></problem>`;
    // Seed 42 draws 7 (of 2 to 9) and 10 (of three), as Python 2.7 does.
    expect(await gradeIt(xml, { '2_1': '17' }, 42)).toMatchObject({ earned: 1 });
    expect(await gradeIt(xml, { '2_1': '18' }, 42)).toMatchObject({ earned: 0 });
  });

  it('grades a drag and drop by its <answer>', async () => {
    const xml = `<problem><customresponse><drag_and_drop_input img="/static/a.png">
        <draggable id="1" label="one"/><target id="t1" x="0" y="0" w="10" h="10"/></drag_and_drop_input>
      <answer type="loncapa/python">
correct = ['correct' if draganddrop.grade(submission[0], {'1': 't1'}) else 'incorrect']
      </answer></customresponse></problem>`;
    expect(await gradeIt(xml, { '2_1': '[{"1": "t1"}]' })).toMatchObject({ earned: 1 });
    expect(await gradeIt(xml, { '2_1': '[{"1": "t2"}]' })).toMatchObject({ earned: 0 });
  });

  it('ends a search that takes Python too long: a plain sentence for the learner, and no attempt', async () => {
    const xml = '<problem><stringresponse type="regexp" answer="(a+)\\1b"><textline/></stringresponse></problem>';
    expect(await gradeIt(xml, { '2_1': 'aaaab' })).toMatchObject({ earned: 1 });
    expect(await gradeIt(xml, { '2_1': 'a'.repeat(1_000_000) })).toMatchObject({
      error: 'answer',
      message: 'This answer takes too long to check. Please try a shorter one.',
      detail: expect.stringContaining('3 s'),
    });
    expect(await gradeIt(xml, { '2_1': 'aab' })).toMatchObject({ earned: 1 });
  });

  it('shows the hint of an author’s hint function, and keeps back one that is not for always', async () => {
    const xml = `<problem><script type="text/python">
def test_str(expect, ans):
    return expect == ans.lower()

def hint_fn(answer_ids, student_answers, new_cmap, old_cmap):
    aid = answer_ids[0]
    if new_cmap.is_correct(aid) or old_cmap.get_correctness(aid):
        return
    if '0.05' in student_answers[aid]:
        new_cmap.set_hint_and_mode(aid, '&lt;b&gt;In cents&lt;/b&gt;', 'always')
    else:
        new_cmap.set_hint_and_mode(aid, 'Later', 'on_request')
</script><customresponse cfn="test_str" expect="5"><textline/><hintgroup hintfn="hint_fn"/></customresponse></problem>`;
    const hints = async (answer: string) => (await gradeIt(xml, { '2_1': answer })).inputs?.['2_1']?.hints;
    expect(await hints('0.05')).toEqual([{ label: '', html: '<b>In cents</b>' }]);
    expect(await hints('7')).toEqual([]);
    expect(await hints('5')).toEqual([]);
    const broken = await gradeIt(xml.replace('return\n', 'return\n    nonsense\n'), { '2_1': '7' });
    expect(broken).toMatchObject({ error: 'problem', message: expect.stringContaining('nonsense') });
  });

  it('calls a hint function beside any kind of response', async () => {
    const xml = `<problem><script type="loncapa/python">
def hint_fn(answer_ids, student_answers, new_cmap, old_cmap):
    new_cmap.set_hint_and_mode(answer_ids[0], 'You said ' + student_answers[answer_ids[0]], 'always')
</script><numericalresponse answer="4"><textline/><hintgroup hintfn="hint_fn"/></numericalresponse></problem>`;
    const result = await gradeIt(xml, { '2_1': '3' });
    expect(result.inputs?.['2_1']).toMatchObject({ correctness: 'incorrect', hints: [{ html: 'You said 3' }] });
  });

  it('tells the course team which module is missing', async () => {
    const xml =
      '<problem><script type="loncapa/python">import numpy as np\nx = np.pi</script><numericalresponse answer="$x"><textline/></numericalresponse></problem>';
    const result = await gradeIt(xml, { '2_1': '3' });
    expect(result.error).toBe('problem');
    expect(JSON.stringify(result)).toContain('numpy');
  });

  it('searches with Python where our own engine cannot', async () => {
    const xml =
      '<problem><stringresponse type="regexp" answer="(?P&lt;word&gt;\\w+) (?P=word)"><textline/></stringresponse></problem>';
    expect(await gradeIt(xml, { '2_1': 'tom tom' })).toMatchObject({ earned: 1 });
    expect(await gradeIt(xml, { '2_1': 'tom tim' })).toMatchObject({ earned: 0 });
  });
});
