import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subsectionOverrides } from '@/db/schema';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { jumpTo, listEnrolledCourses, openCourseHome } from '@/lib/enrollments';
import { gradeLearner } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import {
  addLearner,
  countStatements,
  importLearnerCourse,
  noCourseware,
  type TestLearner,
} from '../support/learner-course';

const courseKey = 'course-v1:Org+Exam+r1';
const wanted = { title: 'Section two', minScorePercent: 65 };

/** The learner's course with `two` as the exam: two problems, of which one is worth three points. */
const examCourse = (settings: Readonly<Record<string, unknown>>) => ({
  'course.xml': '<course url_name="r1" org="Org" course="Exam"/>',
  'chapter/two.xml': '<chapter display_name="Section two"><sequential url_name="exam"/></chapter>',
  'sequential/exam.xml':
    '<sequential display_name="Exam" graded="true" format="Entrance Exam"><vertical url_name="questions"/></sequential>',
  'vertical/questions.xml':
    '<vertical display_name="Questions"><problem url_name="pastdue"/><problem url_name="early"/></vertical>',
  'problem/early.xml':
    '<problem display_name="Early" weight="3"><numericalresponse answer="42"><formulaequationinput/></numericalresponse></problem>',
  'policies/r1/policy.json': JSON.stringify({
    'course/r1': {
      entrance_exam_enabled: true,
      entrance_exam_id: 'block-v1:Elsewhere+Exam+r1+type@chapter+block@two',
      entrance_exam_minimum_score_pct: 0.65,
      ...settings,
    },
  }),
});

describe.each(drivers)('an entrance exam, over %s', (driver) => {
  let stores: FreshStores;
  const begin = (settings: Readonly<Record<string, unknown>> = {}) => importLearnerCourse(stores, examCourse(settings));
  const join = (userId: string, role?: 'staff') =>
    addLearner(stores, userId, { course: courseKey, ...(role && { role }) });
  const home = (learner: TestLearner, viewAs?: 'learner') => openCourseHome(learner.context(), { courseKey, viewAs });
  const unit = (learner: TestLearner, block = 'vertical@text') => openUnit(learner.context(), { courseKey, block });
  const locks = async (...args: Parameters<typeof home>) => {
    const page = await home(...args);
    if (page.status !== 'open') throw new Error(page.reason.code);
    return page.sections.map(({ locked }) => locked?.code ?? null);
  };
  const shownTo = async (learner: TestLearner, block: string, of: string) => {
    const page = await unit(learner, of);
    const shown = page.status === 'open' ? page.blocks.find((one) => one.block === block) : undefined;
    if (shown?.kind !== 'problem') throw new Error('No problem');
    return shown;
  };
  const answer = async (learner: TestLearner, block: string, known?: Awaited<ReturnType<typeof shownTo>>) => {
    const { node, attempt } = known ?? (await shownTo(learner, block, 'vertical@questions'));
    await submitAnswer(learner.context(), { courseKey, block, node, attempt, answers: { '2_1': '42' } });
  };

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await begin();
  });
  afterAll(() => stores.close());

  it('leaves its own section open, and says everywhere else what opens the rest', async () => {
    const ada = await join('ada');
    expect(await locks(ada)).toEqual(['entrance-exam', null]);
    const href = `/courses/${courseKey}/units/vertical@questions`;
    expect(await home(ada)).toMatchObject({
      exam: { ...wanted, scorePercent: 0, href },
      resume: { block: 'vertical@questions' },
    });
    expect(await listEnrolledCourses(ada.context())).toMatchObject([{ courseKey, resumeHref: href }]);
    expect(await unit(ada)).toMatchObject({ status: 'closed', reason: { exam: { ...wanted, scorePercent: 0, href } } });
    expect(await jumpTo(ada.context(), { courseKey, id: 'number' })).toBe(
      `/courses/${courseKey}/units/vertical@ask#problem@number`,
    );
    expect(await unit(ada, 'vertical@ask')).toMatchObject({ status: 'closed', reason: { code: 'entrance-exam' } });
    const team = await join('team', 'staff');
    await expect(
      answer(ada, 'problem@number', await shownTo(team, 'problem@number', 'vertical@ask')),
    ).rejects.toMatchObject({ kind: 'Forbidden' });
  });

  it('opens everything with the answer that reaches the minimum, and not before', async () => {
    const bo = await join('bo');
    await answer(bo, 'problem@pastdue');
    expect(await home(bo)).toMatchObject({ exam: { ...wanted, scorePercent: 25 } });
    await answer(bo, 'problem@early');
    expect(await home(bo)).toMatchObject({ exam: null });
    expect(await locks(bo)).toEqual([null, null]);
    expect(await unit(bo)).toMatchObject({ status: 'open' });
  });

  it('is passed by points that the team set', async () => {
    const cy = await join('cy');
    const { now } = stores.context();
    const points = { earnedAll: 4, possibleAll: 4, earnedGraded: 4, possibleGraded: 4 };
    await stores.db.insert(subsectionOverrides).values({
      userId: 'cy',
      courseKey,
      block: 'sequential@exam',
      ...points,
      reason: 'Passed it elsewhere',
      setBy: 'system',
      setAt: now,
    });
    expect(await unit(cy)).toMatchObject({ status: 'open' });
  });

  it('stays passed once grading has seen it, whatever the score is later, and then costs no read more', async () => {
    const set = (userId: string, earned: number) => {
      const points = { earnedAll: earned, possibleAll: 4, earnedGraded: earned, possibleGraded: 4 };
      const { now } = stores.context();
      const values = { ...points, reason: 'Looked at again', setBy: 'system', setAt: now };
      return stores.db
        .insert(subsectionOverrides)
        .values({ userId, courseKey, block: 'sequential@exam', ...values })
        .onDuplicateKeyUpdate({ set: values });
    };
    const [hal, ida] = [await join('hal'), await join('ida')];
    const gradeBoth = () =>
      Promise.all(['hal', 'ida'].map((userId) => gradeLearner(stores.context(), { userId, courseKey })));
    await answer(hal, 'problem@pastdue');
    await answer(hal, 'problem@early');
    await set('ida', 2);
    await gradeBoth();
    await set('hal', 1);
    await set('ida', 1);
    await gradeBoth();
    expect(await locks(hal)).toEqual([null, null]);
    expect(await locks(ida)).toEqual(['entrance-exam', null]);
    const warm = { ...hal.context(), courseware: noCourseware() };
    const unitRead = () => openUnit(warm, { courseKey, block: 'vertical@questions' });
    expect((await countStatements(stores.databaseUrl, unitRead)).select).toBe(2);
  });

  it('holds up nobody of the team, also where they look as learners', async () => {
    const di = await join('di', 'staff');
    expect(await locks(di)).toEqual([null, null]);
    expect(await locks(di, 'learner')).toEqual([null, null]);
  });

  it('costs two more reads of MySQL, and none where the course has none', async () => {
    const ed = await join('ed');
    await unit(ed);
    const warm = { ...ed.context(), courseware: noCourseware() };
    const reads = async () =>
      (await countStatements(stores.databaseUrl, () => openUnit(warm, { courseKey, block: 'vertical@questions' })))
        .select;
    expect(await reads()).toBe(4);
    await begin({ entrance_exam_enabled: false });
    await unit(ed, 'vertical@questions');
    expect(await reads()).toBe(2);
    expect(await locks(ed)).toEqual([null, null]);
  });

  it('asks nothing where its section is not in the course, or is hidden from this learner', async () => {
    const flo = await join('flo');
    await begin({ entrance_exam_id: 'chapter@gone' });
    expect(await locks(flo)).toEqual([null, null]);
    await importLearnerCourse(stores, {
      ...examCourse({}),
      'chapter/two.xml':
        '<chapter display_name="Section two" visible_to_staff_only="true"><sequential url_name="exam"/></chapter>',
    });
    expect(await locks(flo)).toEqual([null]);
  });

  it('tells no score where its results are hidden, and reads a minimum in percents as well', async () => {
    const gus = await join('gus');
    await importLearnerCourse(stores, {
      ...examCourse({ entrance_exam_minimum_score_pct: 80 }),
      'sequential/exam.xml':
        '<sequential display_name="Exam" graded="true" show_correctness="never"><vertical url_name="questions"/></sequential>',
    });
    await answer(gus, 'problem@early');
    expect(await home(gus)).toMatchObject({ exam: { title: 'Section two', minScorePercent: 80, scorePercent: null } });
  });
});
