import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohorts, completions, enrollments, learnerOutbox, studentStates } from '@/db/schema';
import { openFrame, openUnit, readTranscript, recordUnitView, saveVideoState, submitAnswer } from '@/lib/attempts';
import { getCourseAbout, listCourses } from '@/lib/catalog';
import {
  enroll,
  jumpTo,
  listEnrolledCourses,
  openCourse,
  openCourseDates,
  openCourseHome,
  openStaticPage,
  unenroll,
} from '@/lib/enrollments';
import { openCourseProgress } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, countStatements, courseKey, importLearnerCourse, noCourseware } from '../support/learner-course';

const text = { courseKey, block: 'vertical@text' };

describe.each(drivers)('a learner’s pages, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(async () => {
    await stores.close();
  });
  const visitor = () => stores.context({ actor: { kind: 'anonymous' } });

  async function openedUnit(...args: Parameters<typeof openUnit>) {
    const page = await openUnit(...args);
    if (page.status !== 'open') {
      throw new Error(`closed: ${page.reason.code}`);
    }
    return page;
  }

  it('show a unit: html, framed html, a video, and a place for what is not supported', async () => {
    const ada = await addLearner(stores, 'ada');
    const page = await openedUnit(ada.context(), text);
    expect(page.blocks.map(({ kind }) => kind)).toEqual(['html', 'frame', 'video', 'unsupported']);
    expect(page.blocks[0]).toMatchObject({ title: 'Plain' });
    const html = page.blocks[0]?.kind === 'html' ? page.blocks[0].html : '';
    expect(html).toContain(`src="/assets/${courseKey}/a.png"`);
    expect(html).toContain(`href="/courses/${courseKey}/jump-to/choice"`);
    expect(html).toContain('<math');
    expect(html).not.toContain('fixed');
    expect(page.blocks[2]).toMatchObject({
      sources: [{ src: `/assets/${courseKey}/film.mp4`, type: 'video/mp4' }],
      transcripts: [{ language: 'en', src: `/courses/${courseKey}/transcripts/video@film/en` }],
      startSeconds: 10,
      endSeconds: 110,
      positionSeconds: 0,
      speed: 1,
      isDone: false,
    });
    expect(page.blocks[3]).toMatchObject({ type: 'poll', fault: null });
    expect(page.breadcrumbs.map(({ title }) => title)).toEqual(['Section one', 'Reading']);
    expect(page.previous).toBeNull();
    expect(page.next).toMatchObject({ block: 'vertical@ask', href: `/courses/${courseKey}/units/vertical@ask` });
    expect(page.viewable).toEqual(['html@shared', 'html@plain', 'html@live', 'vertical@text']);
    expect(page.outline.map(({ title }) => title)).toEqual(['Section one', 'Section two']);
    expect(page.outline[1]?.subsections.map(({ title }) => title)).toEqual(['Over', 'Later']);
  });

  it('cost two queries of MySQL and none of MongoDB when warm', async () => {
    const bea = await addLearner(stores, 'bea');
    const warm = { ...bea.context(), courseware: noCourseware() };
    for (const block of ['vertical@text', 'vertical@ask', 'vertical@more']) {
      await openUnit(bea.context(), { courseKey, block });
      const counted = await countStatements(stores.databaseUrl, () => openUnit(warm, { courseKey, block }));
      expect(counted).toEqual({ select: 2, insert: 0, update: 0, begin: 0, commit: 0 });
    }
    const home = await countStatements(stores.databaseUrl, () => openCourseHome(warm, { courseKey }));
    expect(home.select).toBe(2);
    const progress = await countStatements(stores.databaseUrl, () => openCourseProgress(warm, { courseKey }));
    expect(progress.select).toBe(4);
    const dates = await countStatements(stores.databaseUrl, () => openCourseDates(warm, { courseKey }));
    expect(dates.select).toBe(2);
  });

  it('keep what was seen, once', async () => {
    const cal = await addLearner(stores, 'cal');
    await recordUnitView(cal.context(), text);
    expect((await openedUnit(cal.context(), text)).viewable).toEqual([]);
    const again = await countStatements(stores.databaseUrl, () => recordUnitView(cal.context(), text));
    expect(again.insert + again.update + again.begin).toBe(0);
    const done = await stores.db.select().from(completions).where(eq(completions.userId, 'cal'));
    expect(done.map(({ block }) => block).sort()).toEqual(['html@live', 'html@plain', 'html@shared']);
    const home = await openCourseHome(cal.context(), { courseKey });
    expect(home).toMatchObject({
      resume: { href: `/courses/${courseKey}/units/vertical@text`, hasBegun: true },
      progress: { done: 0 },
    });
  });

  it('keep place and speed of a video, and call it seen from 95 % of its part on', async () => {
    const dan = await addLearner(stores, 'dan');
    const at = { courseKey, block: 'video@film' };
    const counted = await countStatements(stores.databaseUrl, () =>
      saveVideoState(dan.context(), { ...at, positionSeconds: 50.04, speed: 1.5, durationSeconds: 300 }),
    );
    expect(counted).toEqual({ select: 1, insert: 1, update: 0, begin: 0, commit: 0 });
    const page = await openedUnit(dan.context(), text);
    expect(page.blocks[2]).toMatchObject({ positionSeconds: 50, speed: 1.5, isDone: false });
    expect(await saveVideoState(dan.context(), { ...at, positionSeconds: 104.9, durationSeconds: 300 })).toEqual({
      isDone: false,
    });
    expect(await saveVideoState(dan.context(), { ...at, positionSeconds: 105, durationSeconds: 300 })).toEqual({
      isDone: true,
    });
    await recordUnitView(dan.context(), text);
    const home = await openCourseHome(dan.context(), { courseKey });
    expect(home).toMatchObject({ progress: { done: 1, total: 5 } });
    expect((await openedUnit(dan.context(), text)).unit.isDone).toBe(true);
  });

  it('serve a framed document and a transcript to who may open them only', async () => {
    const eli = await addLearner(stores, 'eli');
    const document = await openFrame(eli.context(), { courseKey, block: 'html@live' });
    expect(document).toContain(`textContent = "/assets/${courseKey}/a.png"`);
    expect(document).toContain(`<script src="/assets/${courseKey}/shared.js" data-reader="`);
    expect(document).toMatch(/data-reader="[0-9a-f]{32}"/);
    await expect(openFrame(eli.context(), { courseKey, block: 'html@plain' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    await expect(openFrame(visitor(), { courseKey, block: 'html@live' })).rejects.toMatchObject({ kind: 'NotFound' });
    const film = { courseKey, block: 'video@film' };
    expect(await readTranscript(eli.context(), { ...film, language: 'en' })).toContain('WEBVTT');
    await expect(readTranscript(eli.context(), { ...film, language: 'fi' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    await expect(readTranscript(visitor(), { ...film, language: 'en' })).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('are closed where the schedule says so, and guessing an address gives nothing', async () => {
    const fia = await addLearner(stores, 'fia');
    expect(await openUnit(fia.context(), { courseKey, block: 'vertical@notyet' })).toMatchObject({
      status: 'closed',
      reason: { code: 'not-begun', at: '2026-06-01T00:00:00.000Z' },
    });
    await expect(openUnit(fia.context(), { courseKey, block: 'vertical@team' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    await expect(openUnit(fia.context(), { courseKey, block: 'html@plain' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    expect(await openUnit(visitor(), text)).toMatchObject({ status: 'closed', reason: { code: 'signed-out' } });
    const gil = await addLearner(stores, 'gil', { mode: null });
    expect(await openUnit(gil.context(), text)).toMatchObject({ status: 'closed', reason: { code: 'not-enrolled' } });
    expect(await openCourseHome(gil.context(), { courseKey })).toMatchObject({ status: 'closed' });
    expect(await openCourseProgress(gil.context(), { courseKey })).toMatchObject({ status: 'closed' });
    const early = new Date('2025-12-31T00:00:00Z');
    expect(await openUnit(fia.context(early), text)).toMatchObject({
      reason: { code: 'course-not-begun', at: '2026-01-01T00:00:00.000Z' },
    });
    await expect(openCourse(visitor(), { courseKey: 'course-v1:No+Such+one' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
  });

  it('show staff everything, and what a learner sees when they ask for it', async () => {
    const sue = await addLearner(stores, 'sue', { mode: null, role: 'staff' });
    const page = await openedUnit(sue.context(), { courseKey, block: 'vertical@team' });
    expect(page).toMatchObject({
      unit: { isStaffOnly: true },
      course: { viewer: { isStaff: true, viewsAs: 'staff' } },
    });
    const asLearner = { courseKey, viewAs: 'learner' } as const;
    await expect(openUnit(sue.context(), { ...asLearner, block: 'vertical@team' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    expect(await openUnit(sue.context(), { ...asLearner, block: 'vertical@notyet' })).toMatchObject({
      status: 'closed',
    });
    const home = await openCourseHome(sue.context(), asLearner);
    expect(home).toMatchObject({ status: 'open', course: { viewer: { viewsAs: 'learner', isStaff: true } } });
    const fay = await addLearner(stores, 'fay');
    expect(await openUnit(fay.context(), { courseKey, viewAs: 'staff', block: 'vertical@notyet' })).toMatchObject({
      status: 'closed',
    });
  });

  it('show the course’s home, its own pages and its dates', async () => {
    const hen = await addLearner(stores, 'hen');
    const home = await openCourseHome(hen.context(), { courseKey });
    expect(home).toMatchObject({
      status: 'open',
      handouts: '<p>Handout</p>',
      updates: [{ id: '1', date: 'March 1', html: '<p>First</p>' }],
      resume: { hasBegun: false },
    });
    const sections = home.status === 'open' ? home.sections : [];
    expect(
      sections.map((section) => section.subsections.map(({ title, locked }) => [title, locked?.code ?? null])),
    ).toEqual([
      [
        ['Reading', null],
        ['Quiz', null],
      ],
      [
        ['Over', null],
        ['Later', 'not-begun'],
      ],
    ]);
    expect(home.course.tabs.map(({ kind, name }) => name ?? kind)).toEqual(['home', 'progress', 'dates', 'More']);
    expect(await openStaticPage(hen.context(), { courseKey, slug: 'more' })).toMatchObject({
      title: 'More',
      html: '<p>A page of the course</p>',
    });
    await expect(openStaticPage(hen.context(), { courseKey, slug: 'none' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    const dates = await openCourseDates(hen.context(), { courseKey });
    expect(dates.status === 'open' && dates.dates.map(({ kind, title }) => [kind, title])).toEqual([
      ['course-starts', null],
      ['due', 'Over'],
      ['today', null],
      ['opens', 'Later'],
      ['course-ends', null],
    ]);
  });

  it('lead links to the page of what they name', async () => {
    const ian = await addLearner(stores, 'ian');
    const jump = (id: string) => jumpTo(ian.context(), { courseKey, id });
    expect(await jump('choice')).toBe(`/courses/${courseKey}/units/vertical@ask#problem@choice`);
    expect(await jump('problem@choice')).toBe(`/courses/${courseKey}/units/vertical@ask#problem@choice`);
    expect(await jump('quiz')).toBe(`/courses/${courseKey}/units/vertical@ask`);
    expect(await jump('ask')).toBe(`/courses/${courseKey}/units/vertical@ask`);
    await expect(jump('plain2')).rejects.toMatchObject({ kind: 'NotFound' });
    await expect(jump('nothing')).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('grade as the policy says, and leave hidden results out', async () => {
    const joy = await addLearner(stores, 'joy');
    const answer = async (id: string, unit: string, given: string) => {
      const page = await openedUnit(joy.context(), { courseKey, block: `vertical@${unit}` });
      const problem = page.blocks.find(({ block }) => block === `problem@${id}`);
      if (problem?.kind === 'problem') {
        const { node, attempt } = problem;
        await submitAnswer(joy.context(), {
          courseKey,
          block: `problem@${id}`,
          node,
          attempt,
          answers: { '2_1': given },
        });
      }
    };
    await answer('number', 'ask', '42');
    await answer('choice', 'ask', 'choice_0');
    await answer('twice', 'more', '42');
    const progress = await openCourseProgress(joy.context(), { courseKey });
    if (progress.status !== 'open') {
      throw new Error('closed');
    }
    // Number 10 of 10, choice 0 of 1, twice 1 of 1, and 1 each for anew, slow, survey and secret that were not answered.
    const quiz = progress.sections[0]?.subsections.find(({ title }) => title === 'Quiz');
    expect(quiz).toMatchObject({ earned: 11, possible: 16, format: 'Quiz', isGraded: true });
    expect(quiz?.problems.find(({ block }) => block === 'problem@secret')).toMatchObject({ earned: null });
    expect(progress.assignmentTypes[0]?.entries.map(({ fraction }) => fraction)).toEqual([0.6875, 0]);
    // 0.6875 and 0 on average, to whole percents.
    expect(progress.grade).toMatchObject({ fraction: 0.34, hasPassed: false, letter: null, passFraction: 0.5 });
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

  it('find courses by every word of a query', async () => {
    const find = (query: string) => listCourses({ db: stores.db }, { query });
    expect(await find('')).toMatchObject({ total: 1, courses: [{ courseKey, href: `/courses/${courseKey}/about` }] });
    expect(await find('LEARN org')).toMatchObject({ total: 1, query: 'LEARN org' });
    expect(await find('learn nothing')).toMatchObject({ total: 0, courses: [] });
    expect((await find('%')).total).toBe(0);
    expect((await find("' or 1=1 --")).total).toBe(0);
    expect((await listCourses({ db: stores.db }, { page: 2 })).courses).toEqual([]);
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
    const beta = await addLearner(stores, 'beta', { course: key, role: 'beta_tester' });
    const soon = { courseKey: key, block: 'vertical@notyet' };
    expect(await openUnit(beta.context(), soon)).toMatchObject({ status: 'open' });
    expect(await openUnit((await addLearner(stores, 'plain', { course: key })).context(), soon)).toMatchObject({
      status: 'closed',
    });
  });

  it('know nothing of a session that no longer counts', async () => {
    await addLearner(stores, 'mia');
    const session = (sessionVersion: number) =>
      ({ ...stores.context(), actor: { kind: 'session', userId: 'mia', sessionVersion } }) as const;
    expect(await openUnit(session(1), text)).toMatchObject({ status: 'open' });
    expect(await openUnit(session(2), text)).toMatchObject({ status: 'closed', reason: { code: 'signed-out' } });
    expect(testNow.getTime()).toBe(stores.context().now.getTime());
  });
});
