import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  attempts,
  certificates,
  courseGrades,
  courseRuns,
  mails,
  retiredUsers,
  rollupDays,
  studentStates,
  users,
} from '@/db/schema';
import { functions } from '@/inngest';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';

process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
const minuteMs = 60_000;
const broken = 'course-v1:Org+Broken+r1';

describe('what cannot be worked on', () => {
  let stores: FreshStores;
  let workflows: TestWorkflows;
  beforeAll(async () => {
    stores = await openFreshStores();
    await importLearnerCourse(stores);
  });
  afterAll(() => stores?.close());
  afterEach(() => workflows?.stop());

  it('keeps no other day of the statistics from being worked out', async () => {
    workflows = await runWorkflows(stores, { functions: functions.filter((one) => /rollups/.test(one.id())) });
    const work = async (course: string, answers: unknown, now: Date) => {
      const userId = `usr_${now.getTime()}`;
      const block = 'problem@choice';
      const number = 1;
      const score = { earned: 1, possible: 1, revision: 'rev_1' };
      await stores.db.transaction(async (tx) => {
        const attempt = { userId, courseKey: course, block, number, id: `att_${userId}`, ...score };
        const row = { node: 'gone', seed: 1, answers, result: {}, submittedAt: now };
        await tx.insert(attempts).values({ ...attempt, ...row });
        const { id: attemptId, ...data } = attempt;
        await publish(tx, { now }, 'attempts/attempt.recorded', { ...data, attemptId });
      });
    };
    // Answers of no form that is known: whatever reads them throws.
    await work(broken, 'of another time', testNow);
    await workflows.settle(minuteMs);
    await work(courseKey, {}, new Date(testNow.getTime() + 1));
    for (let runs = 0; runs < 4; runs += 1) await workflows.advance(5 * minuteMs);
    expect((await stores.db.select().from(rollupDays)).map((row) => row.courseKey)).toEqual([courseKey]);
  });

  it('keeps no other learner from the certificate whose date has come', async () => {
    workflows = await runWorkflows(stores, { functions: functions.filter((one) => /release-cert/.test(one.id())) });
    const [run] = await stores.db.select().from(courseRuns).where(eq(courseRuns.key, courseKey));
    if (!run) throw new Error('The course is not there.');
    // What is published of this course is nowhere to be found.
    await stores.db.insert(courseRuns).values({ ...run, key: broken, run: 'broken', publishedRoot: 'f'.repeat(64) });
    for (const [name, course] of [
      ['ada', broken],
      ['ben', courseKey],
    ] as const) {
      const learner = { userId: name, courseKey: course };
      await addLearner(stores, name, { mode: 'honor', course });
      const grade = {
        version: 1,
        percent: 0.9,
        letter: 'Pass',
        isPassed: true,
        passedAt: testNow,
        policyHash: 'policy',
      };
      const stamps = { createdAt: testNow, updatedAt: testNow };
      await stores.db
        .insert(courseGrades)
        .values({ ...learner, ...grade, revision: 'rev_1', gradedAt: testNow, createdAt: testNow });
      const waiting = { status: 'unavailable', mode: 'honor', availableAt: testNow, version: 1 } as const;
      const none = { serial: 0, issue: 0, toldIssue: 0, learnerName: '' };
      await stores.db.insert(certificates).values({ ...learner, ...waiting, ...none, ...stamps });
    }
    await importLearnerCourse(stores, {
      'policies/r1/policy.json': JSON.stringify({ 'course/r1': { certificates_display_behavior: 'early_no_info' } }),
    });
    await workflows.advance(30 * minuteMs);
    const rows = await stores.db.select().from(certificates);
    expect(rows.map(({ userId, status }) => [userId, status])).toEqual([
      ['ada', 'unavailable'],
      ['ben', 'downloadable'],
    ]);
    // It is no secret that one was not.
    const runs = await workflows.runsOf('lectern-release-certificates');
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['failed']));
  });

  it('keeps nothing else that an erased person has left from being cleared', async () => {
    workflows = await runWorkflows(stores, { functions: functions.filter((one) => /erase-traces/.test(one.id())) });
    const stamps = { createdAt: testNow, updatedAt: testNow };
    const userId = 'usr_gone';
    await stores.db.insert(users).values({ id: userId, email: 'gone@example.org', name: '', ...stamps });
    await stores.db.insert(retiredUsers).values({ userId, retiredAt: testNow });
    const state = { isDone: false, state: 'of another time' };
    await stores.db.insert(studentStates).values({ userId, courseKey, block: 'problem@choice', ...state, ...stamps });
    const letter = { kind: 'passwordChanged', status: 'sent', createdAt: testNow } as const;
    await stores.db.insert(mails).values({ id: 'mai_1', key: 'one', userId, letter: {}, ...letter });
    await stores.db.transaction((tx) => publish(tx, { now: testNow }, 'accounts/user.deleted', { userId }));
    await workflows.settle();
    expect(await stores.db.select().from(mails).where(eq(mails.userId, userId))).toEqual([]);
    expect(await workflows.runsOf('lectern-erase-traces')).toMatchObject([{ status: 'failed' }]);
  });
});
