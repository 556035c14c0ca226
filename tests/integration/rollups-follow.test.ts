import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completions, courseGrades, rollupDays, rollupGrades } from '@/db/schema';
import { functions } from '@/inngest';
import { rescoreProblem } from '@/lib/attempts';
import { enroll, unenroll } from '@/lib/enrollments';
import { publish } from '@/lib/outbox';
import {
  readBlockCompletion,
  readCourseActivity,
  readGradeDistribution,
  readProblemStats,
  rebuildRollups,
} from '@/lib/rollups';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';
import { submitAnswerOf } from '../support/submit-answer-of';

process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
const hourMs = 3_600_000;
const alphaIsRight =
  '<problem display_name="Choice"><multiplechoiceresponse><label>Which one?</label><choicegroup>' +
  '<choice correct="true">Alpha</choice><choice correct="false">Beta</choice></choicegroup></multiplechoiceresponse></problem>';

describe.each(drivers)('rollups of what learners do, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(async () => {
    await stores?.close();
  });

  it('follow what learners do, and are for the team', async () => {
    const workflows = await runWorkflows(stores, { functions });
    const catchUp = async () => {
      await workflows.settle();
      await workflows.advance(5 * 60_000);
    };
    try {
      const dayBefore = new Date(testNow.getTime() - 24 * hourMs);
      const ada = await addLearner(stores, 'ada', { mode: null });
      const ben = await addLearner(stores, 'ben', { mode: null });
      await enroll(ada.context(dayBefore), { courseKey });
      await Promise.all([enroll(ben.context(), { courseKey }), enroll(ben.context(), { courseKey })]);
      await submitAnswerOf(ada, 'choice', 'choice_0', dayBefore);
      await submitAnswerOf(ben, 'choice', 'choice_1');
      await submitAnswerOf(ben, 'number', '41');
      await unenroll(ada.context(), { courseKey });
      await catchUp();

      const range = { courseKey, from: '2026-03-01', to: '2026-03-02' };
      const team = stores.context();
      const { points, pendingDays } = await readCourseActivity(team, { ...range, by: 'day' });
      expect(points).toEqual([
        {
          at: '2026-03-01',
          activeLearners: 1,
          enrolled: 1,
          left: 0,
          attempts: 1,
          correct: 0,
          completions: 1,
          enrollments: 1,
        },
        {
          at: '2026-03-02',
          activeLearners: 1,
          enrolled: 1,
          left: 1,
          attempts: 2,
          correct: 1,
          completions: 2,
          enrollments: 1,
        },
      ]);
      expect(pendingDays).toBe(0);
      const hours = await readCourseActivity(team, { ...range, by: 'hour' });
      expect(hours.points).toHaveLength(48);
      expect(hours.points.filter(({ attempts: many }) => many > 0).map(({ at }) => at)).toEqual([
        '2026-03-01T09',
        '2026-03-02T09',
      ]);
      const stats = await readProblemStats(team, range);
      expect(stats.map(({ block, attempts: many, correctRate }) => [block, many, correctRate])).toEqual([
        ['problem@choice', 2, 0.5],
        ['problem@number', 1, 0],
      ]);
      expect(stats[0]?.answers).toMatchObject([
        {
          kind: 'choices',
          answered: 2,
          values: [
            { value: 'choice_0', count: 1 },
            { value: 'choice_1', count: 1 },
          ],
          others: 0,
        },
      ]);
      expect(await readBlockCompletion(team, range)).toEqual(
        new Map([
          ['problem@choice', 2],
          ['problem@number', 1],
        ]),
      );
      const grades = await readGradeDistribution(team, { courseKey });
      const onRecord = await stores.db.select().from(courseGrades).where(eq(courseGrades.courseKey, courseKey));
      expect(grades.learners).toBe(onRecord.length);
      expect(grades.learners).toBeGreaterThan(0);
      for (const { percent } of onRecord) {
        expect(grades.byPercent[Math.round(percent * 100)]).toBeGreaterThan(0);
      }

      // A late row: its day, and no other.
      const kept = await dump();
      await stores.db.transaction(async (tx) => {
        await tx
          .insert(completions)
          .values({ userId: 'ada', courseKey, block: 'html@plain', completion: 1, updatedAt: dayBefore });
        await publish(tx, { now: dayBefore }, 'completion/block.completed', {
          userId: 'ada',
          courseKey,
          block: 'html@plain',
        });
      });
      await catchUp();
      const after = await dump();
      expect(after.filter(({ day }) => day !== '2026-03-01')).toEqual(kept.filter(({ day }) => day !== '2026-03-01'));
      expect(after.find(({ day }) => day === '2026-03-01')).toMatchObject({ completions: 2, activeLearners: 1 });

      // Graded again on another day: the day of the answer changes. Then a rebuild of everything changes nothing.
      await importLearnerCourse(stores, { 'problem/choice.xml': alphaIsRight });
      const later = stores.context({ now: new Date(testNow.getTime() + 48 * hourMs) });
      const rescored = await rescoreProblem(later, {
        courseKey,
        block: 'problem@choice',
        userId: 'ben',
        onlyIfHigher: false,
      });
      expect(rescored).toMatchObject({ status: 'rescored', after: 0 });
      await catchUp();
      const incremental = await dump();
      expect(incremental.find(({ day }) => day === '2026-03-02')).toMatchObject({ attempts: 2, correct: 0 });
      expect(await rebuildRollups(team, range)).toEqual({ days: 2, busy: 0 });
      expect(await dump()).toEqual(incremental);

      for (const read of [
        () => readCourseActivity(ben.context(), { ...range, by: 'day' }),
        () => readProblemStats(ben.context(), range),
        () => readBlockCompletion(ben.context(), range),
        () => readGradeDistribution(ben.context(), { courseKey }),
        () => rebuildRollups(ben.context(), range),
      ]) {
        await expect(read()).rejects.toMatchObject({ kind: 'Forbidden' });
      }
      await expect(readCourseActivity(team, { ...range, to: '2026-02-01', by: 'day' })).rejects.toMatchObject({
        code: 'rollups.range',
      });
    } finally {
      await workflows.stop();
    }
  });

  const dump = async () => [
    ...(await stores.db
      .select()
      .from(rollupDays)
      .where(eq(rollupDays.courseKey, courseKey))
      .orderBy(asc(rollupDays.day))),
    ...(
      await stores.db
        .select()
        .from(rollupGrades)
        .where(eq(rollupGrades.courseKey, courseKey))
        .orderBy(asc(rollupGrades.percent))
    ).map((grade) => ({ ...grade, day: 'grades' })),
  ];
});
