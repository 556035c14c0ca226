import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseGrades } from '@/db/schema';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { getCourseAbout } from '@/lib/catalog';
import { enroll, listEnrolledCourses, openCourseHome } from '@/lib/enrollments';
import { gradeLearner } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse, type TestLearner } from '../support/learner-course';

const firstKey = 'course-v1:Org+First+r1';
const requires = (...keys: readonly string[]) => ({
  'policies/r1/policy.json': JSON.stringify({ 'course/r1': { pre_requisite_courses: keys } }),
});

describe.each(drivers)('a course that asks for another one, over %s', (driver) => {
  let stores: FreshStores;
  let ada: TestLearner;
  const home = (learner: TestLearner) => openCourseHome(learner.context(), { courseKey });
  const missing = { status: 'closed', reason: { code: 'courses-first', courses: [{ title: 'The first one' }] } };
  const pass = (userId: string, passedAt: Date | null) => {
    const values = { version: 1, percent: 0.9, letter: 'Pass', isPassed: passedAt !== null, passedAt, revision: 'rev' };
    const { now } = stores.context();
    return stores.db
      .insert(courseGrades)
      .values({ userId, courseKey: firstKey, ...values, policyHash: 'x', gradedAt: now, createdAt: now })
      .onDuplicateKeyUpdate({ set: { passedAt, isPassed: false } });
  };
  const answer = async (learner: TestLearner) => {
    const page = await openUnit(learner.context(), { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') throw new Error('No problem');
    const { node, attempt } = block;
    const given = { courseKey, block: block.block, node, attempt, answers: { '2_1': '42' } };
    return { again: () => submitAnswer(learner.context(), { ...given, attempt: attempt + 1 }), given };
  };

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, {
      'course.xml': '<course url_name="r1" org="Org" course="First"/>',
      'course/r1.xml': '<course display_name="The first one" start="2026-01-01T00:00:00Z"/>',
    });
    await importLearnerCourse(stores);
    ada = await addLearner(stores, 'ada', { mode: null });
  });
  afterAll(() => stores.close());

  it('keeps what was done in it before it asked', async () => {
    const early = await addLearner(stores, 'early');
    const { given, again } = await answer(early);
    await submitAnswer(early.context(), given);
    await gradeLearner(stores.context(), { userId: 'early', courseKey });
    const grade = () => stores.db.select().from(courseGrades).where(eq(courseGrades.userId, 'early'));
    const [before] = await grade();
    await importLearnerCourse(stores, requires(firstKey, 'course-v1:Nowhere+Known+r1'));
    expect(await home(early)).toMatchObject(missing);
    await expect(again()).rejects.toMatchObject({ kind: expect.stringMatching(/Forbidden|Conflict|NotFound/) });
    await gradeLearner(stores.context(), { userId: 'early', courseKey });
    const [after] = await grade();
    expect([before?.percent, after?.percent]).toEqual([0.31, 0.31]);
  });

  it('says so on its about page, with what this person has passed, and takes them all the same', async () => {
    const about = async (context: ReturnType<TestLearner['context']>) => {
      const { requires: required, offer } = await getCourseAbout(context, { courseKey });
      return { required: required.map(({ title, isPassed }) => [title, isPassed]), offer: offer.kind };
    };
    const visitor = stores.context({ actor: { kind: 'anonymous' } });
    expect(await about(visitor)).toEqual({ required: [['The first one', false]], offer: 'open' });
    await enroll(ada.context(), { courseKey });
    expect(await about(ada.context())).toEqual({ required: [['The first one', false]], offer: 'enrolled' });
  });

  it('is closed to them, and says which course opens it, until they have passed it; a lower grade later shuts nothing', async () => {
    expect(await home(ada)).toMatchObject(missing);
    const unit = () => openUnit(ada.context(), { courseKey, block: 'vertical@text' });
    expect(await unit()).toMatchObject({ status: 'closed', reason: { code: 'courses-first' } });
    const list = async () => (await listEnrolledCourses(ada.context()))[0];
    expect(await list()).toMatchObject({ state: 'upcoming', resumeHref: null, missing: [{ title: 'The first one' }] });
    await pass('ada', null);
    expect(await home(ada)).toMatchObject(missing);
    await pass('ada', stores.context().now);
    expect(await home(ada)).toMatchObject({ status: 'open' });
    expect(await unit()).toMatchObject({ status: 'open' });
    expect(await list()).toMatchObject({ state: 'current', missing: [] });
  });

  it('is open to its team', async () => {
    const staff = await addLearner(stores, 'staff', { role: 'staff' });
    expect(await home(staff)).toMatchObject({ status: 'open' });
  });

  it('asks nothing where what it names is not on this site, or is itself', async () => {
    const bo = await addLearner(stores, 'bo');
    expect(await home(bo)).toMatchObject(missing);
    await importLearnerCourse(stores, requires('course-v1:Nowhere+Known+r1', courseKey, 'nonsense'));
    expect(await home(bo)).toMatchObject({ status: 'open' });
  });
});
