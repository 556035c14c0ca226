import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, count, countDistinct, eq, isNull, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '@/db/client';
import { countWork } from '@/db/journal';
import {
  attempts,
  certificateIndex,
  certificates,
  courseGrades,
  enrollments,
  learnerOutbox,
  siteOutbox,
  studentStates,
  workflowRuns,
} from '@/db/schema';
import { lectern, type RunningApp, startApp } from '../support/app';
import { openBeside } from '../support/beside-app';
import { checkAttemptsBeside, type LoadSet, startLoadSet } from '../support/load-set';
import { signalProcesses } from '../support/processes';
import { openReceiver, type ReceivedRequest, verifyReceived, type WebhookReceiver } from '../support/webhook-receiver';

/**
 * A load set over HTTP, and what follows from each submission, while the app (the website and the workflow engine in it) is killed
 * five times: four times at random while learners submit, and once when they have ended and grades are still being made. What
 * workflows leave behind is then looked at, one test for each of its kinds. About five minutes; with `LECTERN_WORKFLOW_LOAD=1`, for
 * a machine that does nothing else, twenty times as many submissions.
 */

const isLarge = process.env.LECTERN_WORKFLOW_LOAD === '1';
const learners = isLarge ? 2000 : 120;
const submissionsAtLeast = isLarge ? 20_000 : 1000;
/** The first four kills come after so many submissions. */
const killsFrom = isLarge ? 200 : 100;
const killsUntil = isLarge ? 17_000 : 900;
const passedAtLeast = isLarge ? 100 : 5;
const drainLimitMs = 600_000;

process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
/** Two systems that are told of what happens: one of the whole site, one of a course. Submissions are told of elsewhere: they are many. */
const subscriptions = [
  ['/site', 'enrollment.created,course.passed,certificate.issued'],
  ['/course', 'course.passed', '--course', 'course-v1:Lectern+START+first'],
] as const;

const dataDir = mkdtempSync('/tmp/lectern-workflow-kills-');
chmodSync(dataDir, 0o711);
let app: RunningApp;
let beside: ReturnType<typeof openBeside>;
let db: Db;
let loadSet: LoadSet;
let receiver: WebhookReceiver;
const secrets = new Map<string, string>();
let acknowledged: readonly string[];

beforeAll(async () => {
  app = await startApp({ dataDir });
  beside = openBeside(app);
  db = beside.stores.db;
  receiver = await openReceiver();
  for (const [path, events, ...scope] of subscriptions) {
    const added = await lectern(app, ['webhook', 'add', receiver.url(path), '--events', events, ...scope, '--json']);
    secrets.set(path, JSON.parse(added).secret);
  }
  await submitUnderKills();
  await untilNothingIsUnfinished();
}, 2_400_000);

afterAll(async () => {
  loadSet?.child.kill('SIGKILL');
  await beside?.stores.close();
  await app?.stop();
  await receiver?.close();
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
  for (const limit = Date.now() + 180_000; Date.now() < limit; await sleep(250)) {
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

test('every submission that was acknowledged is recorded, once', async () => {
  expect(acknowledged.length).toBeGreaterThanOrEqual(submissionsAtLeast);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(await checkAttemptsBeside(app, acknowledged)).toEqual({ found: acknowledged.length, missing: 0 });
  const [recorded] = await db.select({ all: count(), ids: countDistinct(attempts.id) }).from(attempts);
  expect(recorded).toEqual({ all: acknowledged.length, ids: acknowledged.length });
});

test('workflows have come to their end, and none has failed', async () => {
  const status: unknown = JSON.parse(await lectern(app, ['workflows', 'status', '--json']));
  expect(status).toMatchObject({ engine: 'embedded', unfinished: 0, failed: 0, oldestSeconds: 0 });
  // Asleep is only a letter that a killed process had in hand: for ten minutes nobody else takes it.
  const open = await db
    .select({ status: workflowRuns.status, functionId: workflowRuns.functionId })
    .from(workflowRuns)
    .where(ne(workflowRuns.status, 'completed'));
  expect(open).toEqual(open.map(() => ({ status: 'running', functionId: 'lectern-send-mail' })));
  expect(open.length).toBeLessThanOrEqual(25);
});

test('no event is lost: each is taken, and each submission is in a run that graded its learner', async () => {
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

test('every learner who submitted has a course grade, and every grade is the one that the attempts give', async () => {
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
});

test('every learner who passed has one certificate, and nobody else has one', async () => {
  const passed = await db
    .selectDistinct({ userId: learnerOutbox.userId })
    .from(learnerOutbox)
    .where(eq(learnerOutbox.name, 'grades/course.passed'));
  expect(passed.length).toBeGreaterThan(passedAtLeast);
  const passing = await db
    .select({ userId: courseGrades.userId })
    .from(courseGrades)
    .where(eq(courseGrades.isPassed, true));
  const learners = (rows: readonly { userId: string }[]) => rows.map(({ userId }) => userId).sort();
  expect(learners(passing)).toEqual(learners(passed));
  const issued = await db.select().from(certificates).where(eq(certificates.status, 'downloadable'));
  expect(learners(issued)).toEqual(learners(passed));
  // One name each, of which none was left behind by an issue that was cut off, and one letter.
  expect(issued.filter(({ serial, issue, toldIssue }) => serial !== 1 || issue !== 1 || toldIssue !== 1)).toEqual([]);
  const names = await db.select({ id: certificateIndex.id }).from(certificateIndex);
  expect(names.map(({ id }) => id).sort()).toEqual(issued.map(({ id }) => id).sort());
});

test('a receiver got every event that it asked for at least once, signed, with one id each', async () => {
  const ids = (rows: readonly { id: string | null }[]) => rows.map(({ id }) => id ?? '').sort();
  const passed = await db
    .select({ id: learnerOutbox.userId })
    .from(learnerOutbox)
    .where(eq(learnerOutbox.name, 'grades/course.passed'));
  const issued = await db.select({ id: certificates.id }).from(certificates).where(eq(certificates.issue, 1));
  const told = [
    ['/site', 'enrollment.created', 'enrollmentId', ids(await db.select({ id: enrollments.id }).from(enrollments))],
    ['/site', 'course.passed', 'userId', ids(passed)],
    ['/site', 'certificate.issued', 'certificateId', ids(issued)],
    ['/course', 'course.passed', 'userId', ids(passed)],
  ] as const;
  const messageIds = new Set<string>();
  for (const [path, type, subject, subjects] of told) {
    const requests = receiver.received(path).filter(({ message }) => message.type === type);
    const bySubject = Map.groupBy(requests, ({ message }) => String(message.data[subject]));
    expect([...bySubject.keys()].sort()).toEqual(subjects);
    for (const [first, ...again] of bySubject.values()) {
      expect(again.filter((request) => !isSameMessage(request, first))).toEqual([]);
      messageIds.add(first?.id ?? '');
    }
    for (const request of requests) verifyReceived(request, secrets.get(path) ?? '');
    console.log(`${type}: ${subjects.length} events in ${requests.length} requests`);
  }
  expect(messageIds.size).toBe(told.reduce((sum, [, , , subjects]) => sum + subjects.length, 0));
});

const isSameMessage = (one: ReceivedRequest, other: ReceivedRequest | undefined): boolean =>
  one.id === other?.id && one.body === other.body;
