import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chooseAnswers } from '@/cli/load/choose-answers';
import { listQuestions, type Question } from '@/cli/load/list-questions';
import { attempts, completions, learnerOutbox, studentStates } from '@/db/schema';
import type { Stores } from '@/db/stores';
import type { Context } from '@/lib/context';
import { type RunningApp, startApp } from '../support/app';
import { addSubmitter, openBeside } from '../support/beside-app';

/** One answer, sent fifty times at the same moment by one learner: a nervous finger, a second tab, a network that repeats. */
const times = 50;
const courseKey = 'course-v1:Lectern+START+first';

let app: RunningApp;
let stores: Stores;
let ctx: Context;
let questions: readonly Question[];

beforeAll(async () => {
  app = await startApp();
  ({ stores, ctx } = openBeside(app));
  questions = await listQuestions(ctx, courseKey);
}, 600_000);

afterAll(async () => {
  await stores?.close();
  await app?.stop();
});

const reply = z.object({ status: z.string(), attemptId: z.string(), isRepeat: z.boolean() });

/** A new learner of the course, and how their browser submits. */
async function newLearner(email: string) {
  const { userId, post } = await addSubmitter(app, ctx, { email, courseKey });
  const submit = async ({ block, node }: Question, attempt: number, answers: unknown) => {
    const response = await post(block, { node, attempt, answers });
    return { status: response.status, answer: reply.parse(await response.json()) };
  };
  return { userId, submit };
}

async function recordsOf(userId: string, { block }: Question) {
  const { db } = stores;
  return {
    attempts: await db
      .select()
      .from(attempts)
      .where(and(eq(attempts.userId, userId), eq(attempts.block, block))),
    states: await db
      .select()
      .from(studentStates)
      .where(and(eq(studentStates.userId, userId), eq(studentStates.block, block))),
    completions: await db
      .select()
      .from(completions)
      .where(and(eq(completions.userId, userId), eq(completions.block, block))),
    events: await db
      .select()
      .from(learnerOutbox)
      .where(and(eq(learnerOutbox.userId, userId), eq(learnerOutbox.name, 'attempts/attempt.recorded'))),
  };
}

const answersTo = ({ view, right }: Question, isRight: boolean) => chooseAnswers(view, right, isRight, () => 0.6);

test('fifty equal submissions at once are one attempt, and all are told the same', async () => {
  const [question] = questions;
  if (!question) throw new Error('The first course has no problem.');
  const { userId, submit } = await newLearner('nervous@load.example');
  const answers = answersTo(question, true);
  const told = await Promise.all(Array.from({ length: times }, () => submit(question, 0, answers)));

  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(told.map(({ answer }) => answer.status))).toEqual(new Set(['graded']));
  expect(told.filter(({ answer }) => !answer.isRepeat)).toHaveLength(1);
  const records = await recordsOf(userId, question);
  expect(records.attempts.map(({ id, number }) => ({ id, number }))).toEqual([
    { id: told[0]?.answer.attemptId, number: 1 },
  ]);
  expect(new Set(told.map(({ answer }) => answer.attemptId)).size).toBe(1);
  expect(records.states.map(({ attempts: used }) => used)).toEqual([1]);
  expect(records.completions).toHaveLength(1);
  expect(records.events).toHaveLength(1);
});

test('fifty learners that send each answer twice have one attempt each', async () => {
  const question = questions.at(-1);
  if (!question) throw new Error('The first course has no problem.');
  const learners = await Promise.all(Array.from({ length: times }, (_, at) => newLearner(`pair-${at}@load.example`)));
  const pairs = await Promise.all(
    learners.map(({ submit }, at) => {
      const answers = answersTo(question, at % 2 === 0);
      return Promise.all([submit(question, 0, answers), submit(question, 0, answers)]);
    }),
  );
  expect(pairs.filter(([one, two]) => one.answer.attemptId !== two.answer.attemptId)).toEqual([]);
  expect(new Set(pairs.map(([{ answer }]) => answer.attemptId)).size).toBe(times);
  for (const [at, { userId }] of learners.entries()) {
    const [one] = pairs[at] ?? [];
    expect((await recordsOf(userId, question)).attempts.map(({ id }) => id)).toEqual([one?.answer.attemptId]);
  }
});
