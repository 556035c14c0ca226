import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohorts, enrollments, learnerOutbox, studentStates } from '@/db/schema';
import { openUnit, recordUnitView, saveVideoState, submitAnswer } from '@/lib/attempts';
import { getCourseAbout, listCourses } from '@/lib/catalog';
import { enroll, listEnrolledCourses, openCourseHome, unenroll } from '@/lib/enrollments';
import { openCourseProgress } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { openedUnit } from '../support/opened-unit';

const text = { courseKey, block: 'vertical@text' };

describe.each(drivers)('the catalogue and enrolment, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(() => stores.close());
  const visitor = () => stores.context({ actor: { kind: 'anonymous' } });

  it('find courses by every word of a query', async () => {
    const find = (query: string) => listCourses({ db: stores.db }, { query });
    expect(await find('')).toMatchObject({ total: 1, courses: [{ courseKey, href: `/courses/${courseKey}/about` }] });
    expect(await find('LEARN org')).toMatchObject({ total: 1, query: 'LEARN org' });
    expect(await find('learn nothing')).toMatchObject({ total: 0, courses: [] });
    expect((await find('%')).total).toBe(0);
    expect((await find("' or 1=1 --")).total).toBe(0);
    expect(await listCourses({ db: stores.db }, { page: 2 })).toMatchObject({
      total: 1,
      page: 1,
      courses: [{ courseKey }],
    });
  });

  it('let people enrol and leave as the schedule says', async () => {
    const kay = await addLearner(stores, 'kay', { mode: null });
    expect(await getCourseAbout(kay.context(), { courseKey })).toMatchObject({
      title: 'To learn in',
      overview: '<section><h2>About</h2></section>',
      offer: { kind: 'open', isSignedIn: true },
    });
    expect((await getCourseAbout(visitor(), { courseKey })).offer).toEqual({ kind: 'open', isSignedIn: false });
    const first = await enroll(kay.context(), { courseKey });
    expect(await enroll(kay.context(), { courseKey })).toEqual(first);
    const offerAt = async (now?: Date) => (await getCourseAbout(kay.context(now), { courseKey })).offer;
    expect(await offerAt()).toMatchObject({ kind: 'enrolled', mayReturn: true });
    expect(await offerAt(new Date('2027-01-01T00:00:00Z'))).toMatchObject({ kind: 'enrolled', mayReturn: false });
    expect(await listEnrolledCourses(kay.context())).toMatchObject([
      { courseKey, state: 'current', progress: { done: 0, total: 5 }, nextDue: null },
    ]);
    await unenroll(kay.context(), { courseKey });
    expect(await listEnrolledCourses(kay.context())).toEqual([]);
    expect(await openUnit(kay.context(), text)).toMatchObject({ status: 'closed', reason: { code: 'not-enrolled' } });
    expect((await enroll(kay.context(), { courseKey })).id).toBe(first.id);
    const events = await stores.db.select().from(learnerOutbox).where(eq(learnerOutbox.userId, 'kay'));
    expect(events.map(({ name }) => name.replace('enrollments/enrollment.', ''))).toEqual([
      'created',
      'deactivated',
      'created',
    ]);
    const over = new Date('2027-01-01T00:00:00Z');
    const lou = await addLearner(stores, 'lou', { mode: null });
    await expect(enroll(lou.context(over), { courseKey })).rejects.toMatchObject({ kind: 'Conflict' });
    expect((await getCourseAbout(lou.context(over), { courseKey })).offer).toMatchObject({ reason: { code: 'ended' } });
    await expect(enroll(visitor(), { courseKey })).rejects.toMatchObject({ kind: 'Unauthenticated' });
    const kept = await stores.db.select().from(enrollments).where(eq(enrollments.userId, 'kay'));
    expect(kept).toHaveLength(1);
  });

  it('let visitors read a public course, and nothing more', async () => {
    const key = 'course-v1:Org+Public+r1';
    await importLearnerCourse(stores, {
      'course.xml': '<course url_name="r1" org="Org" course="Public"/>',
      'course/r1.xml':
        '<course display_name="Public" start="2026-01-01T00:00:00Z" course_visibility="public"><chapter url_name="one"/></course>',
    });
    const ask = { courseKey: key, block: 'vertical@ask' };
    const page = await openedUnit(visitor(), ask);
    expect(page.blocks[0]).toMatchObject({
      kind: 'problem',
      refusal: 'not-enrolled',
      controls: { save: false, hint: false },
    });
    expect(page.viewable).toEqual([]);
    expect(await openCourseProgress(visitor(), { courseKey: key })).toMatchObject({ status: 'closed' });
    await recordUnitView(visitor(), ask);
    const node = page.blocks[0]?.kind === 'problem' ? page.blocks[0].node : '';
    const sent = { courseKey: key, block: 'problem@number', node, attempt: 0, answers: { '2_1': '42' } };
    await expect(submitAnswer(visitor(), sent)).rejects.toMatchObject({ kind: 'Unauthenticated' });
    const guest = await addLearner(stores, 'guest', { course: key, mode: null });
    expect(await submitAnswer(guest.context(), sent)).toMatchObject({ status: 'refused', reason: 'not-enrolled' });
    expect(await stores.db.select().from(studentStates).where(eq(studentStates.userId, 'guest'))).toEqual([]);
  });

  it('show a cohort its own blocks, and beta testers what opens soon', async () => {
    const key = 'course-v1:Org+Groups+r1';
    await importLearnerCourse(stores, {
      'course.xml': '<course url_name="r1" org="Org" course="Groups"/>',
      'sequential/quiz.xml':
        '<sequential display_name="Quiz" group_access="{&quot;7&quot;: [1]}"><vertical url_name="ask"/></sequential>',
      'sequential/later.xml':
        '<sequential display_name="Later" start="2026-03-04T00:00:00Z" days_early_for_beta="3"><vertical url_name="notyet"/></sequential>',
    });
    await stores.db.insert(cohorts).values([
      { courseKey: key, id: 'coh_in', name: 'In', partitionId: 7, groupId: 1, createdAt: testNow },
      { courseKey: key, id: 'coh_out', name: 'Out', partitionId: 7, groupId: 2, createdAt: testNow },
    ]);
    const into = async (userId: string, cohortId: string) => {
      const learner = await addLearner(stores, userId, { course: key });
      await stores.db.update(enrollments).set({ cohortId }).where(eq(enrollments.userId, userId));
      return learner;
    };
    const ask = { courseKey: key, block: 'vertical@ask' };
    expect(await openUnit((await into('ina', 'coh_in')).context(), ask)).toMatchObject({ status: 'open' });
    await expect(openUnit((await into('out', 'coh_out')).context(), ask)).rejects.toMatchObject({ kind: 'NotFound' });
    const wayOn = async (userId: string, cohortId: string) => {
      const ctx = (await into(userId, cohortId)).context();
      const [[desk], home] = await Promise.all([listEnrolledCourses(ctx), openCourseHome(ctx, { courseKey: key })]);
      expect(home).toMatchObject({ status: 'open', progress: desk?.progress });
      return desk?.progress.total;
    };
    expect([await wayOn('desk-in', 'coh_in'), await wayOn('desk-out', 'coh_out')]).toEqual([4, 3]);
    const beta = await addLearner(stores, 'beta', { course: key, role: 'beta_tester' });
    const soon = { courseKey: key, block: 'vertical@notyet' };
    expect(await openUnit(beta.context(), soon)).toMatchObject({ status: 'open' });
    expect(await openUnit((await addLearner(stores, 'plain', { course: key })).context(), soon)).toMatchObject({
      status: 'closed',
    });
  });

  it('open what requires another subsection once that is done', async () => {
    const key = 'course-v1:Org+Gated+r1';
    await importLearnerCourse(stores, {
      'course.xml': '<course url_name="r1" org="Org" course="Gated"/>',
      'sequential/quiz.xml':
        '<sequential display_name="Quiz" required_prereq="read" min_score="0" min_completion="100"><vertical url_name="ask"/></sequential>',
    });
    const ned = await addLearner(stores, 'ned', { course: key });
    const ask = { courseKey: key, block: 'vertical@ask' };
    expect(await openUnit(ned.context(), ask)).toMatchObject({
      status: 'closed',
      reason: {
        code: 'prerequisite',
        prerequisite: { title: 'Reading', href: `/courses/${key}/units/vertical@text`, minCompletionPercent: 100 },
      },
    });
    await recordUnitView(ned.context(), { courseKey: key, block: 'vertical@text' });
    expect(await openUnit(ned.context(), ask)).toMatchObject({ status: 'closed' });
    await saveVideoState(ned.context(), {
      courseKey: key,
      block: 'video@film',
      positionSeconds: 110,
      durationSeconds: 300,
    });
    expect(await openUnit(ned.context(), ask)).toMatchObject({ status: 'open' });
    await recordUnitView(ned.context(), ask);
    expect(await openCourseHome(ned.context(), { courseKey: key })).toMatchObject({ resume: { block: ask.block } });
    expect(await listEnrolledCourses(ned.context())).toMatchObject([
      { resumeHref: `/courses/${key}/units/${ask.block}` },
    ]);
  });
});
