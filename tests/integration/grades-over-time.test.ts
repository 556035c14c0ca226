import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, courseGrades, rollupGrades, studentStates, subsectionGrades } from '@/db/schema';
import { grantRole, revokeRole } from '@/lib/accounts';
import { openUnit, rescoreBatch, resetAttempts } from '@/lib/attempts';
import { enroll, unenroll } from '@/lib/enrollments';
import {
  explainLearner,
  gradeLearner,
  listOutdatedGrades,
  openCourseProgress,
  overrideSubsectionGrade,
  verifyGrades,
} from '@/lib/grades';
import { readGradeDistribution } from '@/lib/rollups';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, importLearnerCourse, type TestLearner } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';
import { answer } from '../support/taught-course';

const keyOf = (name: string) => `course-v1:Org+${name}+r1`;
const policy = (pass = 0.5) => ({
  'policies/r1/grading_policy.json': JSON.stringify({
    GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 1 }],
    GRADE_CUTOFFS: { Pass: pass },
  }),
});
const numerical = (right: string) =>
  `<problem display_name="Past due"><numericalresponse answer="${right}"><formulaequationinput/></numericalresponse></problem>`;

/** A quiz of one problem, `choice`, and what the test lays over it. */
const courseOf = (name: string, changes: Readonly<Record<string, string>> = {}) => ({
  'course.xml': `<course url_name="r1" org="Org" course="${name}"/>`,
  'sequential/quiz.xml':
    '<sequential display_name="Quiz" graded="true" format="Quiz"><vertical url_name="ask"/></sequential>',
  'vertical/ask.xml': '<vertical display_name="Ask"><problem url_name="choice"/></vertical>',
  'sequential/over.xml': '<sequential display_name="Over"><vertical url_name="late"/></sequential>',
  ...policy(),
  ...changes,
});

describe('grades as time goes on', () => {
  let stores: FreshStores;
  beforeAll(async () => {
    process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
    stores = await openFreshStores();
  });
  afterAll(() => stores.close());

  const at = (day: string) => stores.context({ now: new Date(`${day}T00:00:00Z`) });
  const gradeOf = async ({ userId }: TestLearner, courseKey: string) =>
    (
      await stores.db
        .select()
        .from(courseGrades)
        .where(and(eq(courseGrades.userId, userId), eq(courseGrades.courseKey, courseKey)))
    )[0];
  const differencesIn = async (courseKey: string, ctx = stores.context()) =>
    (await verifyGrades(ctx, { courseKey })).differences;

  it('are made right also where work is hidden by now, and for who has left', async () => {
    const courseKey = keyOf('Rescored');
    const exam = (right: string) =>
      courseOf('Rescored', {
        'sequential/over.xml':
          '<sequential display_name="Exam" graded="true" format="Quiz" due="2026-03-10T00:00:00Z" hide_after_due="true"><vertical url_name="late"/></sequential>',
        'problem/pastdue.xml': numerical(right),
      });
    await importLearnerCourse(stores, exam('41'));
    const ada = await addLearner(stores, 'ada', { course: courseKey });
    const left = await addLearner(stores, 'left', { course: courseKey });
    for (const learner of [ada, left]) {
      expect(await answer(learner, 'late', 'pastdue', '42', learner.context(), courseKey)).toMatchObject({
        status: 'graded',
      });
    }
    await unenroll(left.context(), { courseKey });
    await importLearnerCourse(stores, exam('42'));
    const after = at('2026-03-20');
    const place = { courseKey, block: 'problem@pastdue' };
    expect(await rescoreBatch(after, { ...place, onlyIfHigher: false, after: '', limit: 10 })).toEqual({
      rescored: 2,
      kept: 0,
      notGradable: 0,
      last: null,
    });
    await gradeLearner(after, { userId: 'ada', courseKey });
    expect(await gradeOf(ada, courseKey)).toMatchObject({ percent: 0.5 });
    expect(await differencesIn(courseKey)).toEqual([]);
    expect(await resetAttempts(after, { ...place, userId: 'left' })).toEqual({ givenBack: 1 });
  });

  it('open what requires them by the points that the team set', async () => {
    const courseKey = keyOf('Gate');
    await importLearnerCourse(
      stores,
      courseOf('Gate', {
        'sequential/over.xml':
          '<sequential display_name="Over" required_prereq="quiz" min_score="80" min_completion="0"><vertical url_name="late"/></sequential>',
      }),
    );
    const bob = await addLearner(stores, 'bob', { course: courseKey });
    const gated = { courseKey, block: 'vertical@late' };
    expect(await openUnit(bob.context(), gated)).toMatchObject({ status: 'closed' });
    await overrideSubsectionGrade(stores.context(), {
      courseKey,
      userId: 'bob',
      block: 'sequential@quiz',
      reason: 'Shown in class.',
      override: { earnedAll: null, possibleAll: null, earnedGraded: 1, possibleGraded: null },
    });
    expect(await openUnit(bob.context(), gated)).toMatchObject({ status: 'open' });
  });

  it('and completion open what requires it without texts that were not read', async () => {
    const courseKey = keyOf('Texts');
    await importLearnerCourse(
      stores,
      courseOf('Texts', {
        'vertical/ask.xml':
          '<vertical display_name="Ask"><html url_name="plain"/><problem url_name="choice"/></vertical>',
        'sequential/over.xml':
          '<sequential display_name="Over" required_prereq="quiz" min_score="0" min_completion="100"><vertical url_name="late"/></sequential>',
      }),
    );
    const cyd = await addLearner(stores, 'cyd', { course: courseKey });
    const gated = { courseKey, block: 'vertical@late' };
    expect(await openUnit(cyd.context(), gated)).toMatchObject({ status: 'closed' });
    await answer(cyd, 'ask', 'choice', 'choice_0', cyd.context(), courseKey);
    expect(await openUnit(cyd.context(), gated)).toMatchObject({ status: 'open' });
  });

  it('leave out what has not begun, on every page that tells of them', async () => {
    const courseKey = keyOf('Released');
    await importLearnerCourse(
      stores,
      courseOf('Released', {
        'sequential/later.xml':
          '<sequential display_name="Later" start="2026-06-01T00:00:00Z" graded="true" format="Quiz"><vertical url_name="notyet"/></sequential>',
      }),
    );
    const dot = await addLearner(stores, 'dot', { course: courseKey });
    const learner = { userId: 'dot', courseKey };
    await answer(dot, 'ask', 'choice', 'choice_1', dot.context(), courseKey);
    await gradeLearner(stores.context(), learner);
    expect(await gradeOf(dot, courseKey)).toMatchObject({ percent: 1 });
    expect(await openCourseProgress(dot.context(), { courseKey })).toMatchObject({ grade: { fraction: 1 } });
    expect((await explainLearner(stores.context(), learner)).now).toMatchObject({ percent: 1 });

    const begun = at('2026-06-02');
    // Until it is made again, the grade is that of its own instant.
    expect(await differencesIn(courseKey, begun)).toEqual([]);
    await gradeLearner(begun, learner);
    expect(await gradeOf(dot, courseKey)).toMatchObject({ percent: 0.5 });
    expect(await openCourseProgress(dot.context(begun.now), { courseKey })).toMatchObject({ grade: { fraction: 0.5 } });
    expect(await differencesIn(courseKey, begun)).toEqual([]);
  });

  it('keep what beta testers do before the course begins', async () => {
    const courseKey = keyOf('Early');
    await importLearnerCourse(
      stores,
      courseOf('Early', {
        'course/r1.xml':
          '<course display_name="Early" start="2026-03-09T00:00:00Z" days_early_for_beta="14" language="en"><chapter url_name="one"/><chapter url_name="two"/></course>',
      }),
    );
    const eve = await addLearner(stores, 'eve', { course: courseKey, role: 'beta_tester' });
    await answer(eve, 'ask', 'choice', 'choice_1', eve.context(), courseKey);
    await gradeLearner(stores.context(), { userId: 'eve', courseKey });
    expect(await gradeOf(eve, courseKey)).toMatchObject({ percent: 1 });
    expect(await stores.db.select().from(subsectionGrades).where(eq(subsectionGrades.userId, 'eve'))).toHaveLength(1);
    expect(await differencesIn(courseKey)).toEqual([]);
  });

  it('follow by themselves what begins, who becomes a tester or is one no more, and who comes back', async () => {
    const courseKey = keyOf('Alone');
    const files = (pass: number) =>
      courseOf('Alone', {
        ...policy(pass),
        'course/r1.xml':
          '<course display_name="Alone" start="2026-03-09T00:00:00Z" days_early_for_beta="14" language="en"><chapter url_name="one"/><chapter url_name="two"/></course>',
        'sequential/later.xml':
          '<sequential display_name="Later" start="2026-03-20T00:00:00Z" graded="true" format="Quiz"><vertical url_name="notyet"/></sequential>',
      });
    await importLearnerCourse(stores, files(0.5));
    const workflows = await runWorkflows(stores);
    const now = () => stores.context({ now: workflows.now() });
    try {
      const fay = await addLearner(stores, 'fay', { course: courseKey, mode: 'honor' });
      const tester = { userId: 'fay', role: 'beta_tester', scope: courseKey } as const;
      await grantRole(stores.context(), tester);
      await answer(fay, 'ask', 'choice', 'choice_1', fay.context(), courseKey);
      await workflows.settle();
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 1, isPassed: true });
      await revokeRole(now(), tester);
      await workflows.settle();
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 0, isPassed: false });
      expect(await differencesIn(courseKey, now())).toEqual([]);
      await workflows.advance(8 * 86_400_000);
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 1, isPassed: true });
      await workflows.advance(14 * 86_400_000);
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 0.5, isPassed: true });
      const kept = await gradeOf(fay, courseKey);
      await workflows.advance(86_400_000);
      expect((await gradeOf(fay, courseKey))?.version).toBe(kept?.version);

      await unenroll(fay.context(workflows.now()), { courseKey });
      const gus = await addLearner(stores, 'gus', { course: courseKey });
      await unenroll(gus.context(workflows.now()), { courseKey });
      await importLearnerCourse(stores, files(0.8));
      await workflows.settle();
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 0.5, isPassed: true });
      await enroll(fay.context(workflows.now()), { courseKey });
      await enroll(gus.context(workflows.now()), { courseKey });
      await workflows.settle();
      expect(await gradeOf(fay, courseKey)).toMatchObject({ percent: 0.5, isPassed: false });
      // Who never did anything has no grade, coming back or not.
      expect(await gradeOf(gus, courseKey)).toBeUndefined();
      expect(await differencesIn(courseKey, now())).toEqual([]);
    } finally {
      await workflows.stop();
    }
  });

  it('are looked through for a week after something has begun, and not where the course is over', async () => {
    const names = ['Week', 'Ended'] as const;
    for (const name of names) {
      const courseKey = keyOf(name);
      const end = name === 'Ended' ? ' end="2026-02-01T00:00:00Z"' : '';
      const files = courseOf(name, {
        'course/r1.xml': `<course display_name="${name}" start="2025-01-01T00:00:00Z"${end} language="en"><chapter url_name="one"/><chapter url_name="two"/></course>`,
        'sequential/later.xml':
          '<sequential display_name="Later" start="2026-03-09T00:00:00Z" graded="true" format="Quiz"><vertical url_name="notyet"/></sequential>',
      });
      await importLearnerCourse(stores, files);
      const hal = await addLearner(stores, `hal-${name}`, { course: courseKey });
      await answer(hal, 'ask', 'choice', 'choice_1', hal.context(), courseKey);
      await gradeLearner(stores.context(), { userId: hal.userId, courseKey });
      expect(await gradeOf(hal, courseKey)).toMatchObject({ percent: 1 });
    }
    const listed = async (day: string) =>
      (await listOutdatedGrades(at(day)))
        .map((course) => course.courseKey)
        .filter((key) => names.map(keyOf).some((one) => one === key));
    expect(await listed('2026-03-08')).toEqual([]);
    expect(await listed('2026-03-10')).toEqual([keyOf('Week')]);
    expect(await listed('2026-03-15')).toEqual([keyOf('Week')]);
    expect(await listed('2026-03-17')).toEqual([]);
  });

  it('keep the attempts that were given back while an answer was being graded', async () => {
    const courseKey = keyOf('Raced');
    await importLearnerCourse(
      stores,
      courseOf('Raced', {
        'problem/pastdue.xml':
          '<problem display_name="Script" max_attempts="3"><script type="loncapa/python">def check(expect, given):\n    return given == "x"\n</script><customresponse cfn="check"><textline/></customresponse></problem>',
      }),
    );
    const hal = await addLearner(stores, 'hal', { course: courseKey });
    expect(await answer(hal, 'late', 'pastdue', 'y', hal.context(), courseKey)).toMatchObject({ status: 'graded' });
    const ctx = hal.context();
    let hasReset = false;
    const runScript: typeof ctx.runScript = async (request) => {
      if (!hasReset && request.kind === 'check') {
        hasReset = true;
        await resetAttempts(stores.context(), { userId: 'hal', courseKey, block: 'problem@pastdue' });
      }
      return ctx.runScript(request);
    };
    const graded = await answer(hal, 'late', 'pastdue', 'x', { ...ctx, runScript }, courseKey);
    expect(graded).toMatchObject({ status: 'graded' });
    expect(hasReset).toBe(true);
    const [row] = await stores.db.select().from(studentStates).where(eq(studentStates.userId, 'hal'));
    expect(row).toMatchObject({ attempts: 2, earned: 1, state: { forgiven: 1 } });
    expect(await stores.db.select().from(attempts).where(eq(attempts.userId, 'hal'))).toHaveLength(2);
  });

  it('stand in their distribution also above 100 per cent', async () => {
    const courseKey = keyOf('Released');
    await stores.db.delete(rollupGrades).where(eq(rollupGrades.courseKey, courseKey));
    await stores.db.insert(rollupGrades).values([
      { courseKey, percent: 40, learners: 1, passed: 0 },
      { courseKey, percent: 100, learners: 2, passed: 2 },
      { courseKey, percent: 110, learners: 3, passed: 3 },
    ]);
    const { learners, byPercent } = await readGradeDistribution(stores.context(), { courseKey });
    expect(learners).toBe(6);
    expect(byPercent).toHaveLength(101);
    expect([byPercent[40], byPercent[100]]).toEqual([1, 5]);
  });
});
