import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts } from '@/db/schema';
import {
  openUnit,
  type ProblemBlockView,
  rescoreProblem,
  resetAttempts,
  resetProblem,
  submitAnswer,
} from '@/lib/attempts';
import type { RunScript } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, learnerCourse, type TestLearner } from '../support/learner-course';
import { openedUnit } from '../support/opened-unit';

const drawn = (settings: string) => `<problem display_name="Drawn" ${settings}>
<script type="loncapa/python">
a = random.randint(1, 10 ** 9)
</script>
<p>Copy the number $a.</p>
<numericalresponse answer="$a"><responseparam type="tolerance" default="0"/><textline/></numericalresponse>
<solution><p>It is $a, of course.</p></solution>
</problem>`;

const problems = {
  drawn: drawn('rerandomize="per_student" showanswer="always"'),
  anew: drawn('rerandomize="always"'),
  checked: `<problem display_name="Checked"><script type="loncapa/python">
def check(expect, answer):
    if answer == 'half':
        return {'ok': 'partial', 'msg': 'Half of it, &lt;b onclick="x()"&gt;friend&lt;/b&gt;.'}
    return answer == expect
</script><customresponse cfn="check" expect="hidden-word"><textline/></customresponse></problem>`,
  shared: `<problem display_name="Shared" show_reset_button="true"><script type="loncapa/python">
def check(expect, answer):
    return {'ok': True, 'grade_decimal': float(answer)}
</script><customresponse cfn="check"><textline/></customresponse></problem>`,
  counted: `<problem display_name="Counted"><script type="loncapa/python">
def check(expect, answer, attempt):
    return attempt > 1
</script><customresponse cfn="check" cfn_extra_args="attempt"><textline/></customresponse></problem>`,
  failing: `<problem display_name="Failing"><script type="loncapa/python">
x = 1 / 0
</script><numericalresponse answer="$x"><textline/></numericalresponse></problem>`,
  modules: `<problem display_name="Modules"><script type="loncapa/python">
import numpy
x = numpy.pi
</script><numericalresponse answer="$x"><textline/></numericalresponse></problem>`,
};

const away: RunScript = async () => ({
  ok: false,
  reason: 'unavailable',
  message: 'The Python sandbox is closed.',
  line: null,
});

/** Problems whose Python draws numbers or checks answers, from the import to the grade, in the real sandbox. */
describe('author scripts', () => {
  let stores: FreshStores;
  let warnings: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  beforeAll(async () => {
    stores = await openFreshStores();
    const files = Object.entries(problems).map(([id, source]): [string, string] => [`problem/${id}.xml`, source]);
    const unit = `<vertical display_name="Ask">${Object.keys(problems)
      .map((id) => `<problem url_name="${id}"/>`)
      .join('')}</vertical>`;
    ({ warnings } = await importCourse(stores.context(), {
      source: { files: learnerCourse({ ...Object.fromEntries(files), 'vertical/ask.xml': unit }) },
    }));
  });
  afterAll(async () => {
    await stores.close();
  });

  async function blocksOf(ctx: Context) {
    return (await openedUnit(ctx, { courseKey, block: 'vertical@ask' })).blocks;
  }

  async function problem(ctx: Context, id: keyof typeof problems): Promise<ProblemBlockView> {
    const found = (await blocksOf(ctx)).find(({ block }) => block === `problem@${id}`);
    if (found?.kind !== 'problem') throw new Error(`No problem ${id} on the page: ${JSON.stringify(found)}`);
    return found;
  }

  const numberIn = (shown: ProblemBlockView) => /the number (\d+)\./.exec(JSON.stringify(shown.view))?.[1] ?? '';

  async function submit(learner: TestLearner, id: keyof typeof problems, answer: string, ctx = learner.context()) {
    const { node, attempt } = await problem(learner.context(), id);
    return submitAnswer(ctx, { courseKey, block: `problem@${id}`, node, attempt, answers: { '2_1': answer } });
  }

  it('draw numbers that stay, and grade by them', async () => {
    const ada = await addLearner(stores, 'ada');
    const first = numberIn(await problem(ada.context(), 'drawn'));
    expect(Number(first)).toBeGreaterThan(0);
    expect(numberIn(await problem(ada.context(), 'drawn'))).toBe(first);
    expect(JSON.stringify(await problem(ada.context(), 'drawn'))).not.toContain('of course');
    expect(await submit(ada, 'drawn', `${Number(first) + 1}`)).toMatchObject({ problem: { standing: 'incorrect' } });
    expect(await submit(ada, 'drawn', first)).toMatchObject({ problem: { standing: 'correct' } });
  });

  it('draw anew on reset, and show at once what they drew', async () => {
    const eve = await addLearner(stores, 'eve');
    const before = numberIn(await problem(eve.context(), 'anew'));
    expect(await submit(eve, 'anew', before)).toMatchObject({ problem: { standing: 'correct' } });
    const reset = await resetProblem(eve.context(), { courseKey, block: 'problem@anew' }, () => 0.7);
    const after = numberIn(reset.problem);
    expect(after).not.toBe(before);
    expect(numberIn(await problem(eve.context(), 'anew'))).toBe(after);
    expect(await submit(eve, 'anew', before)).toMatchObject({ problem: { standing: 'incorrect' } });
  });

  it('check answers and say so in HTML that is made safe', async () => {
    const bob = await addLearner(stores, 'bob');
    const half = await submit(bob, 'checked', 'half');
    expect(half).toMatchObject({
      status: 'graded',
      problem: { standing: 'partially-correct', score: { earned: 0.5, possible: 1 } },
    });
    expect(half.problem.feedback?.['2_1']?.message).toBe('Half of it, <b>friend</b>.');
    const right = await submit(bob, 'checked', 'hidden-word');
    expect(right).toMatchObject({ problem: { standing: 'correct', score: { earned: 1, possible: 1 } } });
  });

  it('give a part of the points for what they hold for right, and the rest can still be had', async () => {
    const joy = await addLearner(stores, 'joy');
    expect(await submit(joy, 'shared', '0.5')).toMatchObject({
      problem: { standing: 'correct', score: { earned: 0.5 }, controls: { showAnswer: false, reset: true } },
    });
    expect(await submit(joy, 'shared', '1')).toMatchObject({
      problem: { standing: 'correct', score: { earned: 1 }, controls: { showAnswer: true, reset: false } },
    });
  });

  it('are told which attempt this is; after attempts were given back they count anew', async () => {
    const kim = await addLearner(stores, 'kim');
    const own = { userId: 'kim', courseKey, block: 'problem@counted' };
    expect(await submit(kim, 'counted', 'x')).toMatchObject({ problem: { standing: 'incorrect' } });
    expect(await submit(kim, 'counted', 'x')).toMatchObject({ problem: { standing: 'correct' } });
    expect(await resetAttempts(stores.context(), own)).toEqual({ givenBack: 2 });
    expect(await submit(kim, 'counted', 'x')).toMatchObject({ problem: { standing: 'incorrect' } });
    // Graded again, all are told the number of the one that stands.
    const rescored = await rescoreProblem(stores.context(), { ...own, onlyIfHigher: false });
    expect(rescored).toEqual({ status: 'rescored', before: 0, after: 0 });
    expect(await submit(kim, 'counted', 'x')).toMatchObject({ problem: { standing: 'correct' } });
  });

  it('that fail are told to the team with their line, and to learners in a sentence', async () => {
    const cyd = await addLearner(stores, 'cyd');
    const team = await addLearner(stores, 'team', { role: 'staff' });
    const shownTo = async (learner: TestLearner, id: string) =>
      (await blocksOf(learner.context())).find(({ block }) => block === `problem@${id}`);
    expect(await shownTo(cyd, 'failing')).toMatchObject({ kind: 'unsupported', reason: 'faulty', fault: null });
    expect(await shownTo(team, 'failing')).toMatchObject({
      kind: 'unsupported',
      fault: expect.stringMatching(/division by zero.*line 2 of the script/),
    });
    expect(await shownTo(team, 'modules')).toMatchObject({ fault: expect.stringContaining('numpy') });
  });

  it('that import what is not here are named by the import', () => {
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'script-module-missing',
        path: 'problem/modules.xml',
        message: expect.stringContaining('numpy'),
      }),
    );
  });

  it('cost no attempt while nothing can run them, and the answer is kept', async () => {
    const dan = await addLearner(stores, 'dan');
    const ctx = { ...dan.context(), runScript: away };
    expect(await submit(dan, 'checked', 'hidden-word', ctx)).toMatchObject({
      status: 'refused',
      reason: 'busy',
      problem: { attempts: { used: 0 }, answers: { '2_1': 'hidden-word' }, isSaved: true },
    });
    expect(await stores.db.select().from(attempts).where(eq(attempts.userId, 'dan'))).toEqual([]);
    expect(await submit(dan, 'checked', 'hidden-word')).toMatchObject({ problem: { standing: 'correct' } });
  });

  it('that could not even be worked out leave the form as it stands, and keep what was sent', async () => {
    const fay = await addLearner(stores, 'fay');
    const { node } = await problem(fay.context(), 'anew');
    const gus = await addLearner(stores, 'gus');
    const place = { courseKey, block: 'problem@anew' };
    const ctx = { ...gus.context(), runScript: away };
    const shown = await openUnit(ctx, { courseKey, block: 'vertical@ask' });
    const block = shown.status === 'open' && shown.blocks.find((one) => one.block === place.block);
    expect(block).toMatchObject({ kind: 'unsupported', reason: 'busy' });
    await expect(submitAnswer(ctx, { ...place, node, attempt: 0, answers: { '2_1': '17' } })).rejects.toMatchObject({
      kind: 'Unavailable',
      code: 'attempts.script-unavailable',
    });
    // It is worked out as soon as somebody can, and the answer stands in it.
    expect(await problem(gus.context(), 'anew')).toMatchObject({ answers: { '2_1': '17' }, isSaved: true, attempt: 0 });
  });
});
