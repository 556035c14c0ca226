import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { and, count, countDistinct, eq, isNull, like, max, ne, or } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDb, type Db } from '@/db/client';
import { attempts, enrollments, learnerOutbox, studentStates, users } from '@/db/schema';
import { type RunningApp, startApp } from '../support/app';
import { checkAttemptsBeside, type LoadSet, startLoadSet } from '../support/load-set';
import { killEverything, runOf, signalProcesses } from '../support/processes';

/**
 * Learners submit answers over HTTP while the processes of the product are killed under them. Whatever was acknowledged must
 * be there afterwards, and nothing may be there twice, whichever way one counts.
 */

/** More than any machine submits while this runs: each load set is cut off, not waited for. */
const endless = 100_000;
/** Learners that a load set has at work at the same time: each may lose one acknowledgement when it is cut off. */
const atOnce = 4;

const dataDir = mkdtempSync('/tmp/lectern-kills-');
chmodSync(dataDir, 0o711);
let app: RunningApp;
const loadSets: LoadSet[] = [];

beforeAll(async () => {
  app = await startApp({ dataDir });
}, 600_000);

afterAll(async () => {
  for (const { child } of loadSets) child.kill('SIGKILL');
  await app?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const expectWell = () =>
  expect
    .poll(
      () =>
        fetch(`${app.url}/api/health`)
          .then(({ status }) => status)
          .catch(() => 0),
      { timeout: 60_000 },
    )
    .toBe(200);

async function beginLoadSet(): Promise<LoadSet> {
  await expectWell();
  const loadSet = startLoadSet(app, endless);
  loadSets.push(loadSet);
  await loadSet.acknowledgesMore(20);
  expect(loadSet.err()).toContain(`Submitting over HTTP to ${app.url}`);
  return loadSet;
}

async function openDb<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  const { db, close } = connectDb(runOf(app).databaseUrl, { connectionLimit: 2 });
  try {
    return await work(db);
  } finally {
    await close();
  }
}

/** Everything that was acknowledged by any load set is there; what is there besides was on its way when one was cut off. */
async function expectAllThereOnce(): Promise<void> {
  const acknowledged = loadSets.flatMap((loadSet) => loadSet.acknowledged());
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(await checkAttemptsBeside(app, acknowledged)).toEqual({ found: acknowledged.length, missing: 0 });
  await openDb(async (db) => {
    const [rows] = await db.select({ all: count(), ids: countDistinct(attempts.id) }).from(attempts);
    const recorded = rows?.all ?? 0;
    expect(rows?.ids).toBe(recorded);
    expect(recorded).toBeGreaterThanOrEqual(acknowledged.length);
    expect(recorded).toBeLessThanOrEqual(acknowledged.length + atOnce * loadSets.length);
    // Each learner's attempts at each problem are numbered 1, 2, 3 …, and the learner's state counts as many.
    const numbered = await db
      .select({ all: count(), last: max(attempts.number), counted: studentStates.attempts })
      .from(attempts)
      .leftJoin(
        studentStates,
        and(
          eq(studentStates.userId, attempts.userId),
          eq(studentStates.courseKey, attempts.courseKey),
          eq(studentStates.block, attempts.block),
        ),
      )
      .groupBy(attempts.userId, attempts.courseKey, attempts.block, studentStates.attempts);
    expect(numbered.filter(({ all, last, counted }) => all !== last || all !== counted)).toEqual([]);
    const [counted] = await db.select({ all: count() }).from(studentStates).where(ne(studentStates.attempts, 0));
    expect(counted?.all).toBe(numbered.length);
    const [events] = await db
      .select({ all: count() })
      .from(learnerOutbox)
      .where(eq(learnerOutbox.name, 'attempts/attempt.recorded'));
    expect(events?.all).toBe(recorded);
  });
}

/** No account of a load set is without its enrolment, and no enrolment without its account. */
async function expectWholeLearners(): Promise<void> {
  await openDb(async (db) => {
    const accounts = await db
      .select({ id: users.id, enrollment: enrollments.id, isActive: enrollments.isActive })
      .from(users)
      .leftJoin(enrollments, eq(enrollments.userId, users.id))
      .where(like(users.email, '%@load.example'));
    expect(accounts.length).toBeGreaterThan(0);
    expect(accounts.filter(({ enrollment, isActive }) => enrollment === null || !isActive)).toEqual([]);
    const orphans = await db
      .select({ id: attempts.id })
      .from(attempts)
      .leftJoin(users, eq(users.id, attempts.userId))
      .leftJoin(
        enrollments,
        and(eq(enrollments.userId, attempts.userId), eq(enrollments.courseKey, attempts.courseKey)),
      )
      .where(or(isNull(users.id), isNull(enrollments.id)));
    expect(orphans).toEqual([]);
  });
}

test('the website, MySQL and every part of MongoDB may be killed: no acknowledged attempt is lost, none is there twice', async () => {
  const loadSet = await beginLoadSet();
  const mongodb = runOf(app)
    .processes.map(({ name }) => name)
    .filter((name) => !['website', 'MySQL'].includes(name));
  expect(mongodb.length).toBeGreaterThan(0);
  const rounds = [
    ['website'],
    ['MySQL'],
    ...mongodb.map((name) => [name]),
    ['website', 'MySQL'],
    ['website', ...mongodb],
  ];
  for (const names of [...rounds, ...rounds]) {
    signalProcesses(app, names, 'SIGKILL');
    await loadSet.acknowledgesMore(25);
  }
  loadSet.child.kill('SIGKILL');
  expect(await loadSet.ended).toBe('SIGKILL');
  await expectWell();
  await expectAllThereOnce();
  await expectWholeLearners();
});

test('everything at once may be killed: the command says that its stores are gone, the next start has every attempt', async () => {
  const loadSet = await beginLoadSet();
  await killEverything(app);
  expect(await loadSet.ended).toBe(1);
  expect(loadSet.err()).toMatch(/\((engines\.gone|stores\.unavailable|seed\.website-away)\)/);
  app = await startApp({ dataDir });
  expect(app.output()).toContain('Recovering from a start that was cut off');
  await expectAllThereOnce();
  await expectWholeLearners();
  const next = await beginLoadSet();
  next.child.kill('SIGKILL');
  await next.ended;
  await expectAllThereOnce();
});
