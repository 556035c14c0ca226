import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, completions, learnerOutbox, studentStates, users } from '@/db/schema';
import {
  checkAttempts,
  nextHint,
  openUnit,
  type ProblemBlockView,
  resetProblem,
  saveAnswer,
  showAnswer,
  submitAnswer,
} from '@/lib/attempts';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import {
  addLearner,
  countStatements,
  courseKey,
  importLearnerCourse,
  noCourseware,
  type TestLearner,
} from '../support/learner-course';

const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);

describe.each(drivers)('answering, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(async () => {
    await stores.close();
  });

  async function problem(learner: TestLearner, id: string, now = testNow): Promise<ProblemBlockView> {
    const unit = { number: 'ask', choice: 'ask', pastdue: 'late', early: 'notyet' }[id] ?? 'more';
    const page = await openUnit(learner.context(now), { courseKey, block: `vertical@${unit}` });
    const found = page.status === 'open' ? page.blocks.find(({ block }) => block === `problem@${id}`) : undefined;
    if (found?.kind !== 'problem') {
      throw new Error(`No problem ${id} on the page`);
    }
    return found;
  }

  async function submit(learner: TestLearner, id: string, answer: string, now = testNow) {
    const { node, attempt } = await problem(learner, id, now);
    const answers = { '2_1': answer };
    return submitAnswer(learner.context(now), { courseKey, block: `problem@${id}`, node, attempt, answers });
  }

  const rowsOf = async (learner: TestLearner, id: string) => ({
    attempts: await stores.db
      .select()
      .from(attempts)
      .where(and(eq(attempts.userId, learner.userId), eq(attempts.block, `problem@${id}`))),
    states: await stores.db
      .select()
      .from(studentStates)
      .where(and(eq(studentStates.userId, learner.userId), eq(studentStates.block, `problem@${id}`))),
    completions: await stores.db.select().from(completions).where(eq(completions.userId, learner.userId)),
    events: await stores.db.select().from(learnerOutbox).where(eq(learnerOutbox.userId, learner.userId)),
  });

  it('grades an answer and writes attempt, state, completion and events at once', async () => {
    const ada = await addLearner(stores, 'ada');
    const wrong = await submit(ada, 'number', '41');
    expect(wrong).toMatchObject({
      status: 'graded',
      isRepeat: false,
      problem: {
        attempt: 1,
        standing: 'incorrect',
        answers: { '2_1': '41' },
        attempts: { used: 1, allowed: 3 },
        score: { earned: 0, possible: 10 },
        feedback: { '2_1': { correctness: 'incorrect' } },
      },
    });
    const right = await submit(ada, 'number', '42');
    expect(right).toMatchObject({
      status: 'graded',
      problem: { attempt: 2, standing: 'correct', score: { earned: 10, possible: 10 } },
    });
    const rows = await rowsOf(ada, 'number');
    expect(rows.attempts.map(({ number, earned, seed }) => ({ number, earned, seed }))).toEqual([
      { number: 1, earned: 0, seed: 1 },
      { number: 2, earned: 1, seed: 1 },
    ]);
    expect(rows.attempts[0]?.id).toBe(wrong.status === 'graded' ? wrong.attemptId : '');
    expect(rows.attempts[0]?.revision).toMatch(/^rev_/);
    expect(rows.states).toMatchObject([{ attempts: 2, isDone: true, earned: 1, possible: 1 }]);
    expect(rows.completions.map(({ block }) => block)).toEqual(['problem@number']);
    expect(rows.events.map(({ name }) => name)).toEqual([
      'completion/block.completed',
      'attempts/attempt.recorded',
      'attempts/attempt.recorded',
    ]);
    expect(JSON.stringify(await problem(ada, 'number'))).not.toContain('secret reason');
  });

  it('answers a repeated submission with what was recorded, whoever else sends the same number', async () => {
    const bob = await addLearner(stores, 'bob');
    const { node } = await problem(bob, 'number');
    const send = (answer: string) =>
      submitAnswer(bob.context(), {
        courseKey,
        block: 'problem@number',
        node,
        attempt: 0,
        answers: { '2_1': answer },
      });
    const results = await Promise.all([send('42'), send('42'), send('42'), send('42')]);
    expect(new Set(results.map((result) => result.status === 'graded' && result.attemptId)).size).toBe(1);
    expect(results.filter((result) => result.status === 'graded' && !result.isRepeat)).toHaveLength(1);
    expect((await rowsOf(bob, 'number')).attempts).toHaveLength(1);

    const other = await send('7');
    expect(other).toMatchObject({
      status: 'graded',
      isRepeat: true,
      problem: { standing: 'correct', answers: { '2_1': '42' }, kept: [{ inputId: '2_1', text: '7' }] },
    });
    expect((await rowsOf(bob, 'number')).attempts).toHaveLength(1);
  });

  it('takes no attempt for what cannot be understood, and keeps it', async () => {
    const cy = await addLearner(stores, 'cy');
    const result = await submit(cy, 'number', '4 +* 2');
    expect(result).toMatchObject({ status: 'not-understood', inputId: '2_1', problem: { attempt: 0, isSaved: true } });
    expect(await problem(cy, 'number')).toMatchObject({ answers: { '2_1': '4 +* 2' }, attempts: { used: 0 } });
    expect((await rowsOf(cy, 'number')).attempts).toHaveLength(0);
  });

  it('refuses what is past due, and keeps what was typed beside the problem', async () => {
    const dee = await addLearner(stores, 'dee');
    const result = await submit(dee, 'pastdue', '42');
    expect(result).toMatchObject({
      status: 'refused',
      reason: 'past-due',
      problem: { isPastDue: true, controls: { submit: 'disabled' }, kept: [{ text: '42' }] },
    });
    expect((await problem(dee, 'pastdue')).kept).toEqual([{ inputId: '2_1', text: '42' }]);
    expect((await rowsOf(dee, 'pastdue')).attempts).toHaveLength(0);
  });

  it('counts attempts, resets, and keeps the best score where the course says so', async () => {
    const eve = await addLearner(stores, 'eve');
    expect(await submit(eve, 'twice', '41')).toMatchObject({ problem: { controls: { reset: true, save: true } } });
    const reset = await resetProblem(eve.context(), { courseKey, block: 'problem@twice' });
    expect(reset).toMatchObject({ status: 'reset', problem: { standing: 'unanswered', answers: {}, attempt: 1 } });
    expect(await submit(eve, 'twice', '42')).toMatchObject({
      problem: { attempts: { used: 2, allowed: 2 }, controls: { submit: 'disabled', reset: false, save: false } },
    });
    expect(await submit(eve, 'twice', '43')).toMatchObject({ status: 'refused', reason: 'no-attempts-left' });
    expect(await problem(eve, 'twice')).toMatchObject({
      score: { earned: 1 },
      answers: { '2_1': '42' },
      kept: [{ text: '43' }],
    });
    const refused = await resetProblem(eve.context(), { courseKey, block: 'problem@twice' });
    expect(refused.status).toBe('refused');
  });

  it('asks for a reset before an answer to a problem that draws anew', async () => {
    const fay = await addLearner(stores, 'fay');
    const before = await problem(fay, 'anew');
    expect((await problem(fay, 'anew')).view).toEqual(before.view);
    await submit(fay, 'anew', '42');
    expect(await submit(fay, 'anew', '42')).toMatchObject({ status: 'refused', reason: 'reset-first' });
    await resetProblem(fay.context(), { courseKey, block: 'problem@anew' }, () => 0.5);
    expect((await rowsOf(fay, 'anew')).states[0]?.seed).toBe(500);
    expect(await submit(fay, 'anew', '42')).toMatchObject({ status: 'graded', problem: { attempt: 2 } });
  });

  it('makes a learner wait where the course says so', async () => {
    const gus = await addLearner(stores, 'gus');
    await submit(gus, 'slow', '1');
    expect(await submit(gus, 'slow', '2', later(20))).toMatchObject({
      status: 'refused',
      reason: 'wait',
      problem: { waitSeconds: 40, answers: { '2_1': '2' } },
    });
    expect(await submit(gus, 'slow', '2', later(60))).toMatchObject({ status: 'graded', problem: { attempt: 2 } });
  });

  it('saves answers, and a survey is complete when saved', async () => {
    const hal = await addLearner(stores, 'hal');
    const survey = await problem(hal, 'survey');
    expect(survey).toMatchObject({ controls: { submit: 'hidden', save: true }, score: null });
    const saved = await saveAnswer(hal.context(), {
      courseKey,
      block: 'problem@survey',
      node: survey.node,
      answers: { '2_1': '7' },
    });
    expect(saved).toMatchObject({ status: 'saved', problem: { isSaved: true, answers: { '2_1': '7' } } });
    expect((await rowsOf(hal, 'survey')).completions.map(({ block }) => block)).toEqual(['problem@survey']);
    expect(await submit(hal, 'survey', '7')).toMatchObject({ status: 'refused' });
  });

  it('serves hints one by one, and answers only when they may be shown', async () => {
    const ida = await addLearner(stores, 'ida');
    const at = { courseKey, block: 'problem@number' };
    expect(await showAnswer(ida.context(), at)).toMatchObject({ status: 'not-yet', problem: { shownAnswers: null } });
    expect((await nextHint(ida.context(), at)).problem.hints).toEqual({ shown: ['First nudge.'], total: 2 });
    const second = await nextHint(ida.context(), at);
    expect(second.problem).toMatchObject({
      hints: { shown: ['First nudge.', 'Second nudge.'] },
      controls: { hint: false },
    });
    expect((await problem(ida, 'number')).hints.shown).toHaveLength(2);
    await submit(ida, 'number', '1');
    const shown = await showAnswer(ida.context(), at);
    expect(shown).toMatchObject({
      status: 'shown',
      problem: { shownAnswers: { inputs: { '2_1': { texts: ['42'] } } } },
    });
    expect(JSON.stringify(shown)).toContain('secret reason');
    expect(JSON.stringify(await problem(ida, 'number'))).not.toContain('secret reason');
  });

  it('hides results where the course says so, whatever else it says of answers', async () => {
    const jan = await addLearner(stores, 'jan');
    const graded = await submit(jan, 'secret', '42');
    expect(graded).toMatchObject({
      status: 'graded',
      problem: { standing: 'answered', feedback: null, score: { earned: null }, isResultHidden: true },
    });
    expect(await showAnswer(jan.context(), { courseKey, block: 'problem@secret' })).toMatchObject({
      status: 'not-yet',
    });
  });

  it('says what it cannot grade and takes nothing for it', async () => {
    const kim = await addLearner(stores, 'kim');
    const shown = await problem(kim, 'symbolic');
    expect(shown).toMatchObject({ refusal: 'unsupported', controls: { submit: 'hidden' }, score: null });
    expect(JSON.stringify(shown)).not.toContain('hidden-word');
    expect(await submit(kim, 'symbolic', 'x')).toMatchObject({ status: 'refused', reason: 'unsupported' });
  });

  it('sanitises what authors say about an answer', async () => {
    const lea = await addLearner(stores, 'lea');
    const result = await submit(lea, 'choice', 'choice_0');
    expect(JSON.stringify(result)).toContain('Not <b>alpha</b>.');
  });

  it('takes answers from nobody who may not answer', async () => {
    const max = await addLearner(stores, 'max', { mode: null });
    const { node } = await problem(await addLearner(stores, 'moe'), 'number');
    const sent = { courseKey, block: 'problem@number', node, attempt: 0, answers: { '2_1': '42' } };
    await expect(submitAnswer(max.context(), sent)).rejects.toMatchObject({ kind: 'NotFound' });
    const visitor = stores.context({ actor: { kind: 'anonymous' } });
    await expect(submitAnswer(visitor, sent)).rejects.toMatchObject({ kind: 'Unauthenticated' });
    const moe = stores.context({ actor: { kind: 'user', userId: 'moe', roles: [] } });
    await expect(submitAnswer(moe, { ...sent, block: 'problem@early' })).rejects.toMatchObject({ kind: 'Forbidden' });
    await expect(submitAnswer(moe, { ...sent, block: 'html@plain' })).rejects.toMatchObject({ kind: 'NotFound' });
    const session = { ...moe, actor: { kind: 'session', userId: 'moe', sessionVersion: 1 } } as const;
    expect(await submitAnswer(session, sent)).toMatchObject({ status: 'graded' });
    const revoked = { ...moe, actor: { kind: 'session', userId: 'moe', sessionVersion: 0 } } as const;
    await expect(submitAnswer(revoked, sent)).rejects.toMatchObject({ kind: 'Unauthenticated' });
    await stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, 'moe'));
    await expect(submitAnswer(session, sent)).rejects.toMatchObject({ kind: 'Unauthenticated' });
  });

  it('reads once and writes in one transaction', async () => {
    const nan = await addLearner(stores, 'nan');
    const { node } = await problem(nan, 'number');
    const warm = { ...nan.context(), courseware: noCourseware() };
    const sent = { courseKey, block: 'problem@number', node, answers: { '2_1': '42' } };
    const first = await countStatements(stores.databaseUrl, () => submitAnswer(warm, { ...sent, attempt: 0 }));
    expect(first).toEqual({ select: 1, insert: 4, update: 0, begin: 1, commit: 1 });
    const second = await countStatements(stores.databaseUrl, () => submitAnswer(warm, { ...sent, attempt: 1 }));
    expect(second).toEqual({ select: 1, insert: 2, update: 1, begin: 1, commit: 1 });
  });

  it('finds acknowledged attempts', async () => {
    const result = await submit(await addLearner(stores, 'oda'), 'choice', 'choice_1');
    const id = result.status === 'graded' ? result.attemptId : '';
    expect(await checkAttempts(stores.context(), [id, 'att_none', id])).toEqual({ found: 1, missing: ['att_none'] });
  });

  it('grades nothing where the question was published anew, and keeps the answer in its words', async () => {
    const pia = await addLearner(stores, 'pia');
    const before = await problem(pia, 'choice');
    await importLearnerCourse(stores, {
      'problem/choice.xml':
        '<problem display_name="Choice"><multiplechoiceresponse><label>Which now?</label><choicegroup>' +
        '<choice correct="true">Gamma</choice><choice correct="false">Delta</choice></choicegroup></multiplechoiceresponse></problem>',
    });
    const result = await submitAnswer(pia.context(), {
      courseKey,
      block: 'problem@choice',
      node: before.node,
      attempt: 0,
      answers: { '2_1': 'choice_1' },
    });
    expect(result).toMatchObject({ status: 'changed', problem: { attempt: 0, kept: [{ text: 'Beta' }] } });
    expect(JSON.stringify(result)).toContain('Which now?');
    expect((await rowsOf(pia, 'choice')).attempts).toHaveLength(0);
    expect(await submit(pia, 'choice', 'choice_0')).toMatchObject({
      status: 'graded',
      problem: { standing: 'correct' },
    });
  });
});
