import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { listQuestions, type Question } from '@/cli/load/list-questions';
import { attempts, completions, learnerOutbox, studentStates } from '@/db/schema';
import type { Stores } from '@/db/stores';
import { PythonRandom } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { sharedSandbox } from '@/sandbox';
import { type RunningApp, startApp } from '../support/app';
import { addSubmitter, openBeside } from '../support/beside-app';
import { olxFiles } from '../support/olx-files';
import { processTree, runOf } from '../support/processes';

/** Learners who submit at the same moment to a problem that Python checks, while the processes that run Python are killed. */
const crowd = 50;
const fixture = join(import.meta.dirname, '../fixtures/courses/scripted');

let app: RunningApp;
let stores: Stores;
let ctx: Context;
let courseKey: string;
let question: Question;

beforeAll(async () => {
  app = await startApp();
  ({ stores, ctx } = openBeside(app));
  const files = readdirSync(fixture, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.xml'))
    .map((path) => [path, readFileSync(join(fixture, path), 'utf8')]);
  ({ courseKey } = await importCourse(ctx, { source: { files: olxFiles(Object.fromEntries(files)) } }));
  const [found] = await listQuestions(ctx, courseKey);
  if (!found) throw new Error('The course has no problem.');
  question = found;
}, 600_000);

afterAll(async () => {
  sharedSandbox().close();
  await stores?.close();
  await app?.stop();
});

const graded = z.object({ status: z.literal('graded'), attemptId: z.string(), isRepeat: z.boolean() });
/** Any other answer acknowledges nothing; its words are kept to be printed. */
const reply = graded.or(
  z.looseObject({}).transform((said) => ({ status: 'unheard' as const, why: JSON.stringify(said).slice(0, 100) })),
);

async function newLearner(at: number) {
  const { userId, post } = await addSubmitter(app, ctx, { email: `crowd-${at}@load.example`, courseKey });
  // Every second learner is right; the answer names its learner, so that no two can be taken for each other.
  const isRight = at % 2 === 0;
  const start = new PythonRandom(1).randint(100, 200);
  const answer = `${start + at + (isRight ? 0 : 1)} for ${at}`;

  /** The acknowledgement, or why there is none. */
  const submit = async () => {
    try {
      const { block, node } = question;
      const response = await post(block, { node, attempt: 0, answers: { '2_1': answer } });
      return reply.parse(await response.json());
    } catch (error) {
      return { status: 'unheard' as const, why: error instanceof Error ? error.name : 'unknown' };
    }
  };
  return { userId, at, isRight, submit };
}

/** The processes of the sandbox below the website, as they are now. */
function sandboxProcesses(): readonly number[] {
  const website = runOf(app).processes.find(({ name }) => name === 'website');
  return processTree(website?.pid ?? 0)
    .filter(({ command }) => command.includes('sandbox/worker/main.mjs'))
    .map(({ pid }) => pid);
}

const fewestKills = 5;
const mostKills = 20;

/** Kills one of them at a random moment, the first ones while all answers still wait, again and again, then leaves them be; answers how many. */
async function killNowAndThen(until: AbortSignal): Promise<number> {
  let killed = 0;
  while (killed < mostKills && !until.aborted) {
    await new Promise((next) =>
      setTimeout(next, killed < fewestKills ? 50 + Math.random() * 250 : 200 + Math.random() * 2000),
    );
    const pids = sandboxProcesses();
    const pid = pids[Math.floor(Math.random() * pids.length)];
    if (pid === undefined) continue;
    try {
      process.kill(pid, 'SIGKILL');
      killed += 1;
    } catch {
      // It ended by itself in between.
    }
  }
  return killed;
}

test('fifty answers at once are each graded once, however often the processes that grade them are killed', async () => {
  const learners = await Promise.all(Array.from({ length: crowd }, (_, at) => newLearner(at)));
  const allTold = new AbortController();
  const killing = killNowAndThen(allTold.signal);
  const unheard: Record<string, number> = {};
  const told = await Promise.all(
    learners.map(async ({ submit }) => {
      for (let tries = 0; tries < 400; tries += 1) {
        const answer = await submit();
        if (answer.status === 'graded') return answer;
        unheard[answer.why] = (unheard[answer.why] ?? 0) + 1;
        await new Promise((next) => setTimeout(next, 500));
      }
      return undefined;
    }),
  );
  allTold.abort();
  const killed = await killing;
  const gradedCount = told.filter((answer) => answer !== undefined).length;
  console.log(`${gradedCount} answers graded, ${killed} processes killed; sent again after ${JSON.stringify(unheard)}`);
  expect(gradedCount).toBe(crowd);
  expect(killed).toBeGreaterThanOrEqual(fewestKills);

  for (const [at, { userId, isRight }] of learners.entries()) {
    const own = and(eq(attempts.userId, userId), eq(attempts.block, question.block));
    const records = await stores.db.select().from(attempts).where(own);
    expect(records).toMatchObject([{ id: told[at]?.attemptId, number: 1, earned: isRight ? 1 : 0 }]);
    expect(JSON.stringify(records)).toContain(`Checked for ${at}"`);
    const states = await stores.db.select().from(studentStates).where(eq(studentStates.userId, userId));
    expect(states.filter(({ block }) => block === question.block)).toMatchObject([{ attempts: 1 }]);
    const events = await stores.db
      .select()
      .from(learnerOutbox)
      .where(and(eq(learnerOutbox.userId, userId), eq(learnerOutbox.name, 'attempts/attempt.recorded')));
    expect(events).toHaveLength(1);
    expect(await stores.db.select().from(completions).where(eq(completions.userId, userId))).toHaveLength(1);
  }

  // Whoever heard nothing and sends again is told what was recorded.
  const again = await Promise.all(learners.map(({ submit }) => submit()));
  expect(again).toMatchObject(told.map((answer) => ({ attemptId: answer?.attemptId, isRepeat: true })));
});
