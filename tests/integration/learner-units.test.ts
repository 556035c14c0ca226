import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completions } from '@/db/schema';
import { openFrame, openUnit, readTranscript, recordUnitView, saveVideoState } from '@/lib/attempts';
import { openCourse, openCourseDates, openCourseHome } from '@/lib/enrollments';
import { openCourseProgress } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, countStatements, courseKey, importLearnerCourse, noCourseware } from '../support/learner-course';
import { openedUnit } from '../support/opened-unit';

const text = { courseKey, block: 'vertical@text' };

describe.each(drivers)('a learner’s units, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(() => stores.close());
  const visitor = () => stores.context({ actor: { kind: 'anonymous' } });

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

  it('know nothing of a session that no longer counts', async () => {
    await addLearner(stores, 'mia');
    const session = (sessionVersion: number) =>
      ({ ...stores.context(), actor: { kind: 'session', userId: 'mia', sessionVersion } }) as const;
    expect(await openUnit(session(1), text)).toMatchObject({ status: 'open' });
    expect(await openUnit(session(2), text)).toMatchObject({ status: 'closed', reason: { code: 'signed-out' } });
    expect(testNow.getTime()).toBe(stores.context().now.getTime());
  });
});
