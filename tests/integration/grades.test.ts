import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attemptRescores,
  attempts,
  courseGrades,
  learnerAuditEntries,
  learnerOutbox,
  studentStates,
  subsectionGrades,
} from '@/db/schema';
import { requestRescore, rescoreProblem } from '@/lib/attempts';
import type { Context } from '@/lib/context';
import { gradeLearner, openCourseProgress, overrideSubsectionGrade, regradeBatch, verifyGrades } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse, type TestLearner } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';
import { submitAnswerOf } from '../support/submit-answer-of';

const policy = (weight: number, pass: number) => ({
  'policies/r1/grading_policy.json': JSON.stringify({
    GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight }],
    GRADE_CUTOFFS: { Pass: pass },
  }),
});
const quizOf = (...ids: string[]) => ({
  'vertical/more.xml': `<vertical display_name="More">${ids.map((id) => `<problem url_name="${id}"/>`).join('')}</vertical>`,
  // Past due, for nobody to answer: not part of these grades.
  'sequential/over.xml':
    '<sequential display_name="Over" due="2026-02-01T00:00:00Z"><vertical url_name="late"/></sequential>',
});
/** A quiz of four problems: 10 + 1 + 1 + 1 points. */
const course = { ...policy(1, 0.5), ...quizOf('twice', 'slow') };

describe.each(drivers)('grades of record, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, course);
  });
  afterAll(async () => {
    await stores.close();
  });

  const grade = ({ userId }: TestLearner, ctx: Context = stores.context()) => gradeLearner(ctx, { userId, courseKey });
  const rowsOf = async ({ userId }: TestLearner) => ({
    course: (await stores.db.select().from(courseGrades).where(eq(courseGrades.userId, userId)))[0],
    subsections: await stores.db.select().from(subsectionGrades).where(eq(subsectionGrades.userId, userId)),
    events: (
      await stores.db
        .select()
        .from(learnerOutbox)
        .where(eq(learnerOutbox.userId, userId))
        .orderBy(asc(learnerOutbox.seq))
    )
      .filter(({ name }) => name.startsWith('grades/'))
      .map(({ name }) => name),
  });

  it('are kept with what they were made with, and told when they change', async () => {
    const ada = await addLearner(stores, 'ada');
    await submitAnswerOf(ada, 'choice', 'choice_1');
    expect(await grade(ada)).toEqual({ status: 'graded', version: 1, isPassed: false });
    expect(await rowsOf(ada)).toMatchObject({
      course: {
        percent: 0.08,
        letter: null,
        isPassed: false,
        passedAt: null,
        revision: expect.stringMatching(/^rev_/),
        policyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        gradedAt: testNow,
      },
      subsections: [{ block: 'sequential@quiz', earnedGraded: 1, possibleGraded: 13, percentGraded: 0.0769 }],
      events: ['grades/subsection-grade.changed', 'grades/course-grade.changed'],
    });
    // Nothing new: the same grade, and nobody is told.
    expect(await grade(ada)).toMatchObject({ version: 2 });
    expect((await rowsOf(ada)).events).toHaveLength(2);

    await submitAnswerOf(ada, 'number', '42');
    expect(await grade(ada)).toMatchObject({ version: 3, isPassed: true });
    const passed = await rowsOf(ada);
    expect(passed.course).toMatchObject({ percent: 0.85, letter: 'Pass', isPassed: true, passedAt: testNow });
    expect(passed.events.slice(2)).toEqual([
      'grades/subsection-grade.changed',
      'grades/course-grade.changed',
      'grades/course.passed',
    ]);
    expect(await verifyGrades(stores.context(), { courseKey })).toEqual({
      courses: 1,
      learners: 1,
      attempts: 2,
      differences: [],
    });
  });

  it('are right whoever grades when, while answers come in', async () => {
    const learners = await Promise.all(Array.from({ length: 6 }, (_, at) => addLearner(stores, `many${at}`)));
    await Promise.all(
      learners.map(async (learner) => {
        const gradings = [];
        for (const [id, answer] of [
          ['choice', 'choice_0'],
          ['choice', 'choice_1'],
          ['number', '41'],
          ['twice', '42'],
          ['number', '42'],
        ] as const) {
          await submitAnswerOf(learner, id, answer);
          gradings.push(grade(learner), grade(learner));
        }
        await Promise.all(gradings);
      }),
    );
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
    for (const learner of learners) {
      const { course: row, events } = await rowsOf(learner);
      expect(row).toMatchObject({ percent: 0.92, isPassed: true });
      expect(events.filter((name) => name === 'grades/course.passed')).toHaveLength(1);
    }
  });

  it('that somebody changed by hand are found, and so are those that are missing', async () => {
    const eve = await addLearner(stores, 'eve');
    await submitAnswerOf(eve, 'number', '42');
    const before = await verifyGrades(stores.context(), { courseKey });
    expect(before.differences).toEqual([
      { courseKey, userId: 'eve', grade: 'course', field: 'percent', recorded: null, recomputed: 'not graded yet' },
    ]);
    await grade(eve);
    await stores.db.update(courseGrades).set({ percent: 0.99 }).where(eq(courseGrades.userId, 'eve'));
    await stores.db.update(subsectionGrades).set({ earnedGraded: 12 }).where(eq(subsectionGrades.userId, 'eve'));
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([
      { courseKey, userId: 'eve', grade: 'course', field: 'percent', recorded: 0.99, recomputed: 0.77 },
      { courseKey, userId: 'eve', grade: 'sequential@quiz', field: 'earnedGraded', recorded: 12, recomputed: 10 },
    ]);
    // A score that no attempt gave shows too, though grading itself goes by it.
    await stores.db.update(studentStates).set({ earned: 0.5 }).where(eq(studentStates.userId, 'eve'));
    await grade(eve);
    expect((await verifyGrades(stores.context(), { courseKey })).differences).not.toEqual([]);
    await stores.db.update(studentStates).set({ earned: 1 }).where(eq(studentStates.userId, 'eve'));
    await grade(eve);
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
  });

  it('follow what the course team sets, with a reason, and give it back', async () => {
    const bob = await addLearner(stores, 'bob');
    await submitAnswerOf(bob, 'choice', 'choice_1');
    const set = { courseKey, userId: 'bob', block: 'sequential@quiz', reason: 'The projector failed.' };
    const points = { earnedAll: null, possibleAll: null, earnedGraded: 13, possibleGraded: null };
    await overrideSubsectionGrade(stores.context(), { ...set, override: points });
    await grade(bob);
    expect((await rowsOf(bob)).course).toMatchObject({ percent: 1, isPassed: true });
    const progress = await openCourseProgress(bob.context(), { courseKey });
    expect(progress).toMatchObject({ grade: { fraction: 1 } });
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);

    await overrideSubsectionGrade(stores.context(), { ...set, override: null, reason: 'It did not.' });
    await grade(bob);
    const { course: row, events } = await rowsOf(bob);
    expect(row).toMatchObject({ percent: 0.08, isPassed: false, passedAt: testNow });
    expect(events.at(-1)).toBe('grades/course.failed');
    const audit = await stores.db.select().from(learnerAuditEntries).where(eq(learnerAuditEntries.userId, 'bob'));
    expect(audit.map(({ action }) => action).sort()).toEqual(['grade.clear-override', 'grade.override']);

    await expect(overrideSubsectionGrade(bob.context(), { ...set, override: points })).rejects.toMatchObject({
      kind: 'Forbidden',
    });
    await expect(
      overrideSubsectionGrade(stores.context(), { ...set, override: points, reason: ' ' }),
    ).rejects.toMatchObject({ code: 'grades.reason-missing' });
    await expect(
      overrideSubsectionGrade(stores.context(), { ...set, override: { ...points, earnedGraded: -1 } }),
    ).rejects.toMatchObject({ code: 'grades.bad-points' });
    await expect(
      overrideSubsectionGrade(stores.context(), { ...set, block: 'sequential@none', override: points }),
    ).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('stay as they are once a course has been over for 30 days, and for who left', async () => {
    const cyd = await addLearner(stores, 'cyd');
    await submitAnswerOf(cyd, 'choice', 'choice_1');
    const late = stores.context({ now: new Date('2027-01-15T00:00:00Z') });
    expect(await grade(cyd, late)).toEqual({ status: 'frozen', version: 0, isPassed: false });
    const nobody = await addLearner(stores, 'nobody', { mode: null });
    expect(await grade(nobody)).toEqual({ status: 'not-enrolled', version: 0, isPassed: false });
    await grade(cyd);
  });

  it('are made again in batches when the course is published anew', async () => {
    await importLearnerCourse(stores, { ...course, ...policy(0.5, 0.4) });
    // Until then each is still right for the revision that it was made with.
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
    let after = '';
    let graded = 0;
    for (let rounds = 0; rounds < 20; rounds += 1) {
      const batch = await regradeBatch(stores.context(), { courseKey, after, limit: 4 });
      graded += batch.graded;
      if (batch.last === null) break;
      after = batch.last;
    }
    const rows = await stores.db.select().from(courseGrades);
    expect(graded).toBe(rows.length);
    expect(new Set(rows.map(({ revision }) => revision)).size).toBe(1);
    expect(rows.find(({ userId }) => userId === 'many0')).toMatchObject({ percent: 0.46, isPassed: true });
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
  });

  it('follow a problem that is graded again, and only upwards where that is asked', async () => {
    const attemptsBefore = await stores.db.select().from(attempts).where(eq(attempts.userId, 'eve'));
    // The answer was wrong all the time: it is 41.
    await importLearnerCourse(stores, {
      ...course,
      'problem/number.xml':
        '<problem display_name="Number" max_attempts="3" weight="10"><numericalresponse answer="41"><formulaequationinput/></numericalresponse></problem>',
    });
    const place = { courseKey, block: 'problem@number' };
    const rescore = (userId: string, onlyIfHigher: boolean) =>
      rescoreProblem(stores.context(), { ...place, userId, onlyIfHigher });
    expect(await rescore('eve', true)).toEqual({ status: 'kept', before: 1, after: 0 });
    expect(await rescore('eve', false)).toEqual({ status: 'rescored', before: 1, after: 0 });
    expect(await rescore('eve', false)).toEqual({ status: 'kept', before: 0, after: 0 });
    expect(await rescore('bob', false)).toEqual({ status: 'no-attempts' });
    expect(await stores.db.select().from(attempts).where(eq(attempts.userId, 'eve'))).toEqual(attemptsBefore);
    const again = await stores.db
      .select()
      .from(attemptRescores)
      .where(and(eq(attemptRescores.userId, 'eve'), eq(attemptRescores.block, 'problem@number')));
    expect(again).toMatchObject([{ number: 1, earned: 0, rescoredBy: 'system' }]);

    await gradeLearner(stores.context(), { userId: 'eve', courseKey });
    const differing = (await verifyGrades(stores.context(), { courseKey })).differences;
    expect(differing).toEqual([]);
    const [row] = await stores.db.select().from(courseGrades).where(eq(courseGrades.userId, 'eve'));
    expect(row).toMatchObject({ percent: 0, isPassed: false });
    await expect(
      rescoreProblem((await addLearner(stores, 'zoe')).context(), { ...place, userId: 'eve', onlyIfHigher: false }),
    ).rejects.toMatchObject({ kind: 'Forbidden' });
  });

  it('follow by themselves: from an answer, from a publication, from a problem graded again', async () => {
    const workflows = await runWorkflows(stores);
    try {
      await importLearnerCourse(stores, course);
      await workflows.settle();
      const gil = await addLearner(stores, 'gil');
      await submitAnswerOf(gil, 'choice', 'choice_0');
      await submitAnswerOf(gil, 'choice', 'choice_1');
      await submitAnswerOf(gil, 'number', '42');
      await workflows.settle();
      expect((await rowsOf(gil)).course).toMatchObject({ percent: 0.85, isPassed: true });

      await importLearnerCourse(stores, { ...course, ...policy(0.5, 0.4) });
      await workflows.settle();
      expect((await rowsOf(gil)).course).toMatchObject({ percent: 0.42, isPassed: true });

      await importLearnerCourse(stores, {
        ...course,
        'problem/choice.xml':
          '<problem display_name="Choice"><multiplechoiceresponse><choicegroup><choice correct="true">Alpha</choice><choice correct="false">Beta</choice></choicegroup></multiplechoiceresponse></problem>',
      });
      await workflows.settle();
      expect((await rowsOf(gil)).course).toMatchObject({ percent: 0.85 });
      await requestRescore(stores.context(), { courseKey, block: 'problem@choice', onlyIfHigher: false });
      await workflows.settle();
      // The last of two answers counts, and it is wrong now.
      expect((await rowsOf(gil)).course).toMatchObject({ percent: 0.77 });
      expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
      await expect(
        requestRescore(gil.context(), { courseKey, block: 'problem@choice', onlyIfHigher: false }),
      ).rejects.toMatchObject({ kind: 'Forbidden' });

      await stores.db.update(courseGrades).set({ percent: 0.5 }).where(eq(courseGrades.userId, 'gil'));
      await workflows.advance(86_400_000);
      const [check] = (await workflows.runsOf('lectern-check-grades')).slice(-1);
      expect(check).toMatchObject({ status: 'failed' });
    } finally {
      await workflows.stop();
    }
  });
});
