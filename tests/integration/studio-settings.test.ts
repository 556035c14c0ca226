import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, siteOutbox } from '@/db/schema';
import type { Actor } from '@/lib/context';
import {
  changeGroups,
  changePages,
  changeSettings,
  changeTextbooks,
  changeUpdates,
  editBlock,
  findCertificateDesign,
  getCourseRun,
  type LiveFieldChange,
  listCourseImages,
  loadOutline,
  openStudioCourse,
} from '@/lib/courses';
import { openCourseHome, openStaticPage } from '@/lib/enrollments';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';

type Role = 'site_admin' | 'org_admin' | 'instructor' | 'staff' | 'limited_staff' | 'data_researcher' | 'beta_tester';
const holder = (role: Role, scope = courseKey): Actor => ({
  kind: 'user',
  userId: 'usr_team',
  roles: [{ role, scope }],
});

describe.each(drivers)('the settings of a course in the studio, over %s', (driver) => {
  let stores: FreshStores;
  let minute = 0;
  const as = (actor: Actor = holder('staff')) => {
    minute += 1;
    return stores.context({ actor, now: new Date(testNow.getTime() + minute * 60_000) });
  };
  const run = () => getCourseRun(stores, courseKey);
  const root = async (head: 'draftRoot' | 'publishedRoot' = 'publishedRoot') =>
    stores.courseware.getNode((await run())[head]);
  const save = (...changes: LiveFieldChange[]) => changeSettings(as(), { courseKey, changes, message: 'Settings' });
  const learner = (userId: string) => stores.context({ actor: { kind: 'user', userId, roles: [] } });

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
    await addLearner(stores, 'ada');
    const html = (await loadOutline(stores.courseware, (await run()).draftRoot)).entries.get('html@plain');
    await editBlock(as(), {
      courseKey,
      block: 'html@plain',
      node: html?.node ?? '',
      settings: { display_name: 'Only drafted' },
      source: '<p>Draft</p>',
      message: 'Draft',
    });
  });
  afterAll(() => stores.close());

  it('are live when saved, in both heads, and nothing drafted goes out with them', async () => {
    const before = await run();
    await save(
      { field: 'settings/end', opened: '2026-12-01T00:00:00Z', value: '2026-11-01T00:00:00Z' },
      { field: 'settings/display_name', opened: 'To learn in', value: 'To live in' },
      { field: 'about/effort', opened: undefined, value: '3 hours' },
    );
    const after = await run();
    expect(after).toMatchObject({ title: 'To live in', endAt: new Date('2026-11-01T00:00:00Z'), rev: before.rev + 1 });
    for (const head of ['draftRoot', 'publishedRoot'] as const) {
      expect((await root(head)).settings).toMatchObject({ display_name: 'To live in', end: '2026-11-01T00:00:00Z' });
      expect((await root(head)).documents?.about.effort).toBe('3 hours');
    }
    const titles = async (hash: string) =>
      (await loadOutline(stores.courseware, hash)).entries.get('html@plain')?.ownSettings.display_name;
    expect([await titles(after.draftRoot), await titles(after.publishedRoot)]).toEqual(['Only drafted', 'Plain']);
    const [audit] = await stores.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(audit).toMatchObject({
      action: 'course.change-settings',
      actor: 'usr_team',
      after: { changes: { 'settings/end': { before: '2026-12-01T00:00:00Z', after: '2026-11-01T00:00:00Z' } } },
    });
    const told = await stores.db.select().from(siteOutbox).where(eq(siteOutbox.name, 'courses/settings.changed'));
    expect(told).toHaveLength(1);
    await save({ field: 'settings/end', opened: '2026-11-01T00:00:00Z', value: '2026-11-01T00:00:00Z' });
    expect((await run()).rev).toBe(after.rev);
  });

  it('merge where two people change different fields, and show both sides where it is the same one', async () => {
    await save({ field: 'about/duration', opened: undefined, value: '6 weeks' });
    // Opened before the other saved.
    await save({ field: 'settings/invitation_only', opened: undefined, value: true });
    expect((await root()).documents?.about.duration).toBe('6 weeks');
    const late = save(
      { field: 'about/duration', opened: undefined, value: '7 weeks' },
      { field: 'settings/language', opened: 'en', value: 'fi' },
    );
    await expect(late).rejects.toMatchObject({
      code: 'courses.settings-changed-meanwhile',
      conflicts: [{ field: 'about/duration', theirs: '6 weeks', mine: '7 weeks' }],
    });
    expect((await root()).settings.language).toBe('en');
  });

  it('are refused by field where they cannot be, and unknown ones are kept', async () => {
    const wrong = save(
      { field: 'settings/start', opened: '2026-01-01T00:00:00Z', value: 'soon' },
      { field: 'settings/textbooks', opened: undefined, value: 'none' },
    );
    await expect(wrong).rejects.toMatchObject({
      code: 'courses.bad-settings',
      fields: {
        'settings/start': expect.stringContaining('should be a date'),
        'settings/textbooks': expect.stringContaining('should be a list'),
      },
    });
    expect((await root()).settings.start).toBe('2026-01-01T00:00:00Z');
    await save({ field: 'settings/of_a_plugin', opened: undefined, value: { deep: [1] } });
    await save({ field: 'settings/self_paced', opened: undefined, value: false });
    expect((await root()).settings.of_a_plugin).toEqual({ deep: [1] });
  });

  it('pages are written for learners, in their order, cleaned when they are shown', async () => {
    await changePages(as(), { courseKey, edit: { kind: 'add', name: 'Syllabus' } });
    await changePages(as(), { courseKey, edit: { kind: 'move', slug: 'syllabus', by: 'up' } });
    await save(
      { field: 'pages/syllabus', opened: '', value: '<h2>Weeks</h2><script>x()</script>' },
      { field: 'page-name/syllabus', opened: 'Syllabus', value: 'All weeks' },
    );
    const page = await openStaticPage(learner('ada'), { courseKey, slug: 'syllabus' });
    expect(page).toMatchObject({ status: 'open', title: 'All weeks', html: '<h2>Weeks</h2>' });
    const tabs = async () =>
      (await openCourseHome(learner('ada'), { courseKey })).course.tabs.map(({ kind, name }) => name ?? kind);
    expect(await tabs()).toEqual(['home', 'progress', 'dates', 'All weeks', 'More']);
    await changePages(as(), { courseKey, edit: { kind: 'hide-progress' } });
    await save({ field: 'page-hidden/syllabus', opened: undefined, value: true });
    expect(await tabs()).toEqual(['home', 'dates', 'More']);
    await changePages(as(), { courseKey, edit: { kind: 'remove', slug: 'syllabus' } });
    expect((await root()).documents?.tabs).not.toHaveProperty('syllabus');
  });

  it('updates of two people are both kept; of one update the second sees both sides', async () => {
    await changeUpdates(as(), { courseKey, edit: { kind: 'add', date: 'March 3', html: '<p>Third</p>' } });
    await changeUpdates(as(), { courseKey, edit: { kind: 'add', date: 'March 4', html: '<p>Fourth</p>' } });
    const home = await openCourseHome(learner('ada'), { courseKey });
    expect(home.status === 'open' && home.updates.map(({ date }) => date)).toEqual(['March 4', 'March 3', 'March 1']);
    await save({ field: 'update-text/3', opened: '<p>Third</p>', value: '<p>Theirs</p>' });
    const late = save({ field: 'update-text/3', opened: '<p>Third</p>', value: '<p>Mine</p>' });
    await expect(late).rejects.toMatchObject({ conflicts: [{ theirs: '<p>Theirs</p>', mine: '<p>Mine</p>' }] });
    await changeUpdates(as(), { courseKey, edit: { kind: 'remove', id: 3 } });
    await save({ field: 'handouts', opened: '<p>Handout</p>', value: '<p>New handout</p>' });
    const after = await openCourseHome(learner('ada'), { courseKey });
    expect(after).toMatchObject({
      handouts: '<p>New handout</p>',
      updates: [{ date: 'March 4' }, { date: 'March 1' }],
    });
  });

  it('the certificate’s design is what certificates are given by', async () => {
    const certificates = {
      certificates: [{ id: 1, is_active: true, course_title: 'Living', signatories: [{ name: 'Ida' }] }],
    };
    await save({ field: 'settings/certificates', opened: undefined, value: certificates });
    const outline = await loadOutline(stores.courseware, (await run()).publishedRoot);
    expect(findCertificateDesign(outline, courseKey)).toMatchObject({
      courseTitle: 'Living',
      signatories: [{ name: 'Ida' }],
    });
    expect(await listCourseImages(as(), await openStudioCourse(as(), courseKey))).toEqual(['a.png']);
  });

  const everyone: readonly (readonly [string, Actor, boolean])[] = [
    ['a visitor', { kind: 'anonymous' }, false],
    ['a learner', { kind: 'user', userId: 'ada', roles: [] }, false],
    ['a beta tester', holder('beta_tester'), false],
    ['a data researcher', holder('data_researcher'), false],
    ['limited staff', holder('limited_staff'), false],
    ['an instructor of another course', holder('instructor', 'course-v1:Org+Other+r1'), false],
    ['an admin of another organisation', holder('org_admin', 'Other'), false],
    ['staff', holder('staff'), true],
    ['an instructor', holder('instructor'), true],
    ['an admin of the organisation', holder('org_admin', 'Org'), true],
    ['an admin of the site', holder('site_admin', '*'), true],
  ];
  it.each(everyone)('%s may, or may not, change each of them', async (name, actor, may) => {
    const book = { title: name, chapters: [{ title: 'I', url: '/static/i.pdf' }] };
    for (const change of [
      () => changeSettings(as(actor), { courseKey, changes: [], message: 'x' }),
      () => changePages(as(actor), { courseKey, edit: { kind: 'add', name } }),
      () => changeUpdates(as(actor), { courseKey, edit: { kind: 'add', date: '', html: 'x' } }),
      () => changeTextbooks(as(actor), { courseKey, edit: { opened: null, book } }),
      () => changeGroups(as(actor), { courseKey, edit: { kind: 'add-content-group', name } }),
    ]) {
      if (may) await change();
      else await expect(change()).rejects.toMatchObject({ kind: expect.stringMatching(/Forbidden|Unauthenticated/) });
    }
  });
});
