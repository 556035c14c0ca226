import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, dueExtensions, learnerAuditEntries, learnerOutbox } from '@/db/schema';
import { describeInputs, listSubmissions, openUnit, rescoreProblem, resetAttempts } from '@/lib/attempts';
import { listEnrolledCourses, openCourseDates } from '@/lib/enrollments';
import { grantExtension, listExtensions } from '@/lib/extensions';
import { explainLearner } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse, type TestLearner } from '../support/learner-course';
import { answer, as, outsiders, taughtCourse, teacher } from '../support/taught-course';

const over = 'sequential@over';
const problem = 'problem@twice';

describe.each(drivers)('one learner of a course, over %s', (driver) => {
  let stores: FreshStores;
  let ada: TestLearner;
  const instructor = () => as(stores, teacher('instructor'));
  const staff = () => as(stores, teacher('staff'));
  const submissions = async () => listSubmissions(staff(), { courseKey, userId: 'ada' });
  const auditOf = async (action: string) =>
    stores.db
      .select()
      .from(learnerAuditEntries)
      .where(and(eq(learnerAuditEntries.userId, 'ada'), eq(learnerAuditEntries.action, action)));

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, taughtCourse);
    ada = await addLearner(stores, 'ada');
    await addLearner(stores, 'other', { course: 'course-v1:Org+Other+r1' });
    await answer(ada, 'more', 'choice', 'choice_0');
    await answer(ada, 'more', 'twice', '41');
    await answer(ada, 'more', 'twice', '42');
  });
  afterAll(() => stores.close());

  it('shows what they submitted, each attempt in the words of the question', async () => {
    expect(await submissions()).toMatchObject([
      {
        block: problem,
        title: 'Twice',
        subsection: 'sequential@quiz',
        score: { earned: 1, possible: 1 },
        attempts: { used: 2, allowed: 2 },
        submissions: [
          { number: 2, answers: ['42'], earned: 1, possible: 1, rescored: null },
          { number: 1, answers: ['41'], earned: 0, possible: 1 },
        ],
      },
      { block: 'problem@choice', submissions: [{ answers: ['Alpha'], earned: 0 }] },
    ]);
  });

  it('gets attempts back: what was submitted stays, the score too, and there are as many as at first', async () => {
    expect(await answer(ada, 'more', 'twice', '43')).toMatchObject({ status: 'refused', reason: 'no-attempts-left' });
    expect(await resetAttempts(instructor(), { userId: 'ada', courseKey, block: problem })).toEqual({ givenBack: 2 });
    const [before] = await submissions();
    expect(before).toMatchObject({ score: { earned: 1 }, attempts: { used: 0, allowed: 2 } });
    expect(before?.submissions).toHaveLength(2);

    expect(await answer(ada, 'more', 'twice', '43')).toMatchObject({ status: 'graded', isRepeat: false });
    expect(await answer(ada, 'more', 'twice', '44')).toMatchObject({ status: 'graded' });
    expect(await answer(ada, 'more', 'twice', '45')).toMatchObject({ status: 'refused', reason: 'no-attempts-left' });
    const rows = await stores.db.select().from(attempts).where(eq(attempts.block, problem));
    expect(rows.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    // The problem counts the best of all attempts.
    expect((await submissions())[0]).toMatchObject({ score: { earned: 1 }, attempts: { used: 2, allowed: 2 } });
    expect(await auditOf('attempts.reset')).toMatchObject([
      { actor: 'teacher', target: `ada ${problem}`, courseKey, before: { used: 2 }, after: { used: 0 } },
    ]);
    // Nothing to give back is nothing done.
    await resetAttempts(instructor(), { userId: 'ada', courseKey, block: problem });
    expect(await resetAttempts(instructor(), { userId: 'ada', courseKey, block: problem })).toEqual({ givenBack: 0 });
    expect(await auditOf('attempts.reset')).toHaveLength(2);
  });

  it('has answers graded again', async () => {
    expect(
      await rescoreProblem(instructor(), { userId: 'ada', courseKey, block: problem, onlyIfHigher: false }),
    ).toMatchObject({ status: 'kept', after: 1 });
  });

  it('gets more time, in that subsection alone, until it is taken back', async () => {
    const quiz = async () => {
      const page = await openUnit(ada.context(), { courseKey, block: 'vertical@late' });
      const block = page.status === 'open' ? page.blocks[0] : undefined;
      return block?.kind === 'problem' ? { due: block.due, isPastDue: block.isPastDue } : undefined;
    };
    expect(await quiz()).toEqual({ due: '2026-02-01T00:00:00.000Z', isPastDue: true });
    const dueAt = new Date('2026-04-01T12:00:00.000Z');
    const input = { courseKey, userId: 'ada', block: over, reason: ' Was ill. ' };
    await grantExtension(staff(), { ...input, dueAt });
    expect(await quiz()).toEqual({ due: dueAt.toISOString(), isPastDue: false });
    const dates = await openCourseDates(ada.context(), { courseKey });
    expect(dates.status === 'open' && dates.dates.find(({ title }) => title === 'Over')).toMatchObject({
      at: dueAt.toISOString(),
      extendedFrom: '2026-02-01T00:00:00.000Z',
    });
    expect((await listEnrolledCourses(ada.context()))[0]).toMatchObject({
      nextDue: { title: 'Over', at: dueAt.toISOString() },
    });
    const explained = await explainLearner(staff(), { courseKey, userId: 'ada' });
    expect(explained.now?.subsections.find(({ block }) => block === over)).toMatchObject({
      due: dueAt,
      extendedFrom: new Date('2026-02-01T00:00:00.000Z'),
    });
    expect(await listExtensions(staff(), { courseKey, userId: 'ada' })).toMatchObject([
      { block: over, dueAt, reason: 'Was ill.', grantedAt: testNow },
    ]);
    // With more than one, the learner's roles and grade are read as before.
    await grantExtension(staff(), { ...input, block: 'sequential@quiz', dueAt });
    expect(await quiz()).toMatchObject({ isPastDue: false });

    await grantExtension(staff(), { ...input, dueAt: null });
    expect(await quiz()).toMatchObject({ isPastDue: true });
    expect(await auditOf('extension.grant')).toHaveLength(2);
    expect(await auditOf('extension.revoke')).toMatchObject([
      { before: { dueAt: dueAt.toISOString(), reason: 'Was ill.' }, after: { dueAt: null, reason: 'Was ill.' } },
    ]);
    const told = (await stores.db.select().from(learnerOutbox)).filter(
      ({ name }) => name === 'extensions/extension.changed',
    );
    expect(told).toHaveLength(3);
  });

  it.each([
    [{ userId: 'other' }, 'learners.not-found'],
    [{ block: 'sequential@nowhere' }, 'extensions.no-such-block'],
    [{ reason: ' ' }, 'extensions.reason-missing'],
    [{ dueAt: new Date('2026-02-01T00:00:00Z') }, 'extensions.not-later'],
  ])('is given no time where %j', async (change, code) => {
    const input = { courseKey, userId: 'ada', block: over, reason: 'x', dueAt: testNow, ...change };
    await expect(grantExtension(staff(), input)).rejects.toMatchObject({ code });
    const rows = await stores.db.select().from(dueExtensions).where(eq(dueExtensions.userId, input.userId));
    expect(rows.filter(({ block }) => block === over)).toEqual([]);
  });

  it.each(outsiders)('is closed to %s', async (_who, actor, kind) => {
    const ctx = as(stores, actor);
    const own = { userId: 'ada', courseKey, block: problem };
    await expect(listSubmissions(ctx, own)).rejects.toMatchObject({ kind });
    await expect(resetAttempts(ctx, own)).rejects.toMatchObject({ kind });
    await expect(rescoreProblem(ctx, { ...own, onlyIfHigher: false })).rejects.toMatchObject({ kind });
    await expect(listExtensions(ctx, own)).rejects.toMatchObject({ kind });
    await expect(grantExtension(ctx, { ...own, dueAt: testNow, reason: 'x' })).rejects.toMatchObject({ kind });
    await expect(describeInputs(ctx, { courseKey, node: 'a'.repeat(64) })).rejects.toMatchObject({ kind });
  });

  it('keeps scores from staff who may only look', async () => {
    await expect(resetAttempts(staff(), { userId: 'ada', courseKey, block: problem })).rejects.toMatchObject({
      kind: 'Forbidden',
    });
  });
});
