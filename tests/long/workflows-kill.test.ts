import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, count, countDistinct, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '@/db/client';
import { countWork } from '@/db/journal';
import { attempts, courseGrades, learnerOutbox, siteOutbox, studentStates, workflowRuns } from '@/db/schema';
import { lectern, type RunningApp, startApp } from '../support/app';
import { openBeside } from '../support/beside-app';
import { checkAttemptsBeside, type LoadSet, startLoadSet } from '../support/load-set';
import { signalProcesses } from '../support/processes';

/**
 * A load set over HTTP, and what follows from each submission, while the app (the website and the workflow engine in it) is killed
 * five times: four times at random while learners submit, and once when they have ended and grades are still being made. What
 * workflows leave behind is then looked at, one test for each of its kinds. Six minutes on a machine that does nothing else: it runs
 * where `LECTERN_WORKFLOW_LOAD=1` asks for it, and is skipped elsewhere.
 */
const isAskedFor = process.env.LECTERN_WORKFLOW_LOAD === '1';
const underLoad = test.skipIf(!isAskedFor);

const learners = 2000;
const submissionsAtLeast = 20_000;
/** The first four kills come after so many submissions. */
const killsFrom = 200;
const killsUntil = 17_000;
const drainLimitMs = 240_000;

const dataDir = mkdtempSync('/tmp/lectern-workflow-kills-');
chmodSync(dataDir, 0o711);
let app: RunningApp;
let beside: ReturnType<typeof openBeside>;
let db: Db;
let loadSet: LoadSet;
let acknowledged: readonly string[];

beforeAll(async () => {
  if (!isAskedFor) return;
  app = await startApp({ dataDir });
  beside = openBeside(app);
  db = beside.stores.db;
  await submitUnderKills();
  await untilNothingIsUnfinished();
}, 900_000);

afterAll(async () => {
  loadSet?.child.kill('SIGKILL');
  await beside?.stores.close();
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function submitUnderKills(): Promise<void> {
  const chosen = () => killsFrom + Math.floor(Math.random() * (killsUntil - killsFrom));
  const kills = Array.from({ length: 4 }, chosen).sort((a, b) => a - b);
  const began = performance.now();
  loadSet = startLoadSet(app, learners);
  for (const at of kills) {
    while (loadSet.acknowledged().length < at && loadSet.child.exitCode === null) {
      await sleep(200);
    }
    signalProcesses(app, ['website'], 'SIGKILL');
    await untilWebsiteAnswers();
  }
  expect(await loadSet.ended, loadSet.err()).toBe(0);
  expect(loadSet.err()).toContain(`Submitting over HTTP to ${app.url}`);
  const { unfinished } = await countWork(db);
  signalProcesses(app, ['website'], 'SIGKILL');
  acknowledged = loadSet.acknowledged();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${acknowledged.length} submissions in ${seconds.toFixed(0)} s; killed at ${kills.join(', ')}, and with ${unfinished} unfinished`,
  );
  await untilWebsiteAnswers();
}

async function untilWebsiteAnswers(): Promise<void> {
  for (const limit = Date.now() + 60_000; Date.now() < limit; await sleep(250)) {
    if ((await fetch(`${app.url}/api/health`).catch(() => undefined))?.ok) {
      return;
    }
  }
  throw new Error(`The website did not come back:\n${app.output().slice(-2000)}`);
}

async function untilNothingIsUnfinished(): Promise<void> {
  const began = performance.now();
  while ((await countWork(db)).unfinished > 0 && performance.now() - began < drainLimitMs) {
    await sleep(500);
  }
  console.log(`nothing unfinished ${((performance.now() - began) / 1000).toFixed(0)} s later`);
}

underLoad('every submission that was acknowledged is recorded, once', async () => {
  expect(acknowledged.length).toBeGreaterThanOrEqual(submissionsAtLeast);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(await checkAttemptsBeside(app, acknowledged)).toEqual({ found: acknowledged.length, missing: 0 });
  const [recorded] = await db.select({ all: count(), ids: countDistinct(attempts.id) }).from(attempts);
  expect(recorded).toEqual({ all: acknowledged.length, ids: acknowledged.length });
});

underLoad('workflows have come to their end, and none has failed', async () => {
  const status: unknown = JSON.parse(await lectern(app, ['workflows', 'status', '--json']));
  expect(status).toEqual({ engine: 'embedded', unfinished: 0, waiting: 0, failed: 0, oldestSeconds: 0 });
  const statuses = await db.select({ status: workflowRuns.status }).from(workflowRuns).groupBy(workflowRuns.status);
  expect(statuses).toEqual([{ status: 'completed' }]);
});

underLoad('no event is lost: each is taken, and each submission is in a run that graded its learner', async () => {
  for (const outbox of [siteOutbox, learnerOutbox]) {
    expect(await db.select({ id: outbox.id }).from(outbox).where(isNull(outbox.takenAt))).toEqual([]);
  }
  const events = await db
    .select({ id: learnerOutbox.id })
    .from(learnerOutbox)
    .where(eq(learnerOutbox.name, 'attempts/attempt.recorded'));
  expect(events).toHaveLength(acknowledged.length);
  const runs = await db
    .select({ events: workflowRuns.events })
    .from(workflowRuns)
    .where(eq(workflowRuns.functionId, 'lectern-grade-learner'));
  const taken = new Set(runs.flatMap((run) => (run.events as readonly { id: string }[]).map(({ id }) => id)));
  expect(events.filter(({ id }) => !taken.has(id))).toEqual([]);
});

underLoad(
  'every learner who submitted has a course grade, and every grade is the one that the attempts give',
  async () => {
    const ungraded = await db
      .selectDistinct({ userId: studentStates.userId })
      .from(studentStates)
      .leftJoin(
        courseGrades,
        and(eq(courseGrades.userId, studentStates.userId), eq(courseGrades.courseKey, studentStates.courseKey)),
      )
      .where(isNull(courseGrades.version));
    expect(ungraded).toEqual([]);
    const verified: unknown = JSON.parse(await lectern(app, ['grades', 'verify', '--json']));
    expect(verified).toMatchObject({ attempts: acknowledged.length, differences: 0 });
  },
);
