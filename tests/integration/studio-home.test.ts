import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, siteOutbox } from '@/db/schema';
import { listCourses, listTeamCourses } from '@/lib/catalog';
import type { Actor, HeldRole } from '@/lib/context';
import {
  archiveCourse,
  checkCourseKey,
  createCourse,
  findCourseRun,
  getCourseRun,
  importCourse,
  listCreatableOrganizations,
  loadOutline,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

const user = (...roles: HeldRole[]): Actor => ({ kind: 'user', userId: 'usr_teacher', roles });
const orgAdmin = user({ role: 'org_admin', scope: 'Mill' });
const made = { org: 'Mill', number: 'Paper', run: '2026', title: 'The making of paper', language: 'en' };
const key = 'course-v1:Mill+Paper+2026';

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  const as = (actor: Actor) => stores.context({ actor });
  const actions = async () => (await stores.db.select().from(auditEntries)).map(({ action }) => action);

  describe('a new course', () => {
    it('is empty, in nobody’s catalogue, and graded as homework to begin with', async () => {
      expect(await checkCourseKey(as(orgAdmin), made)).toEqual({ state: 'free' });
      const { courseKey } = await createCourse(as(orgAdmin), made);
      expect(courseKey).toBe(key);
      const run = await getCourseRun(stores.context(), key);
      expect(run).toMatchObject({ title: made.title, language: 'en', catalogVisibility: 'about', archivedAt: null });
      expect(run.draftRevision).toBe(run.publishedRevision);
      const outline = await loadOutline(stores.courseware, run.draftRoot);
      expect(outline.course.children).toEqual([]);
      expect(outline.documents.gradingPolicy).toMatchObject({ GRADER: [{ type: 'Homework', weight: 1 }] });
      expect(await actions()).toContain('course.create');
      const events = (await stores.db.select().from(siteOutbox)).map(({ name }) => name);
      expect(events).toContain('courses/course.created');
      expect((await listCourses(stores.context())).courses).toEqual([]);
    });

    it('needs a key that is free, and made of what may stand in one', async () => {
      expect(await checkCourseKey(as(orgAdmin), made)).toEqual({
        state: 'taken',
        title: made.title,
        mayReplace: true,
      });
      await expect(createCourse(as(orgAdmin), made)).rejects.toMatchObject({ code: 'courses.key-taken' });
      expect(await checkCourseKey(as(orgAdmin), { ...made, run: 'a b' })).toEqual({ state: 'bad' });
      await expect(createCourse(as(orgAdmin), { ...made, run: 'a/b' })).rejects.toMatchObject({
        code: 'courses.bad-key',
      });
    });

    it.each<[string, Actor, string]>([
      ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
      ['a learner', user(), 'Forbidden'],
      ['a beta tester', user({ role: 'beta_tester', scope: 'Mill' }), 'Forbidden'],
      ['staff of the organisation', user({ role: 'staff', scope: 'Mill' }), 'Forbidden'],
      ['an instructor of the organisation', user({ role: 'instructor', scope: 'Mill' }), 'Forbidden'],
      ['an admin of another organisation', user({ role: 'org_admin', scope: 'Else' }), 'Forbidden'],
    ])('is not made by %s', async (_, actor, kind) => {
      await expect(createCourse(as(actor), { ...made, run: 'other' })).rejects.toMatchObject({ kind });
      expect(await findCourseRun(stores.context(), 'course-v1:Mill+Paper+other')).toBeUndefined();
      // What is there is told to those only who could do something about it.
      const mayReplace = actor === orgAdmin || (actor.kind === 'user' && actor.roles[0]?.role === 'instructor');
      expect((await checkCourseKey(as(actor), made)).state).toBe(mayReplace ? 'taken' : 'forbidden');
    });

    it('may be made in the organisations of one’s role', async () => {
      expect(await listCreatableOrganizations(as(orgAdmin))).toEqual({ organizations: ['Mill'], isOpen: false });
      const fresh = user({ role: 'org_admin', scope: 'Fresh' });
      expect(await listCreatableOrganizations(as(fresh))).toEqual({ organizations: ['Fresh'], isOpen: false });
      const admin = user({ role: 'site_admin', scope: '*' });
      expect(await listCreatableOrganizations(as(admin))).toEqual({ organizations: ['Mill'], isOpen: true });
      const staff = user({ role: 'staff', scope: 'Mill' });
      expect(await listCreatableOrganizations(as(staff))).toEqual({ organizations: [], isOpen: false });
    });
  });

  describe('a course that is put away', () => {
    const archived = 'course-v1:Org+C1+r1';
    const teacher = user({ role: 'instructor', scope: archived });
    const listed = async (show?: 'archived' | 'all') =>
      (await listTeamCourses(as(user({ role: 'org_admin', scope: 'Org' })), show ? { show } : {})).map(
        ({ courseKey }) => courseKey,
      );

    it('leaves the list and the catalogue, and comes back as it was', async () => {
      await importCourse(stores.context(), { source: { files: smallCourse() } });
      expect(await listed()).toEqual([archived]);
      await archiveCourse(as(teacher), { courseKey: archived, isArchived: true });
      expect(await listed()).toEqual([]);
      expect(await listed('archived')).toEqual([archived]);
      expect(await listed('all')).toEqual([archived]);
      expect((await listCourses(stores.context())).courses).toEqual([]);
      // An import does not bring it back: that is the team's to say.
      await importCourse(stores.context(), { source: { files: smallCourse({ 'html/ht.html': '<p>New</p>' }) } });
      expect(await listed()).toEqual([]);
      await archiveCourse(as(teacher), { courseKey: archived, isArchived: false });
      expect(await listed()).toEqual([archived]);
      expect((await listCourses(stores.context())).courses).toHaveLength(1);
      const written = await actions();
      expect(written.filter((action) => action === 'course.archive')).toHaveLength(1);
      expect(written.filter((action) => action === 'course.unarchive')).toHaveLength(1);
    });

    it('writes nothing where it is so already', async () => {
      const before = (await actions()).length;
      await archiveCourse(as(teacher), { courseKey: archived, isArchived: false });
      expect((await actions()).length).toBe(before);
    });

    it.each<[string, Actor, string]>([
      ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
      ['a learner', user(), 'Forbidden'],
      ['staff of the course', user({ role: 'staff', scope: archived }), 'Forbidden'],
      ['an instructor of another', user({ role: 'instructor', scope: key }), 'Forbidden'],
    ])('is not put away by %s', async (_, actor, kind) => {
      const attempt = archiveCourse(as(actor), { courseKey: archived, isArchived: true });
      await expect(attempt).rejects.toMatchObject({ kind });
      expect(await listed()).toEqual([archived]);
    });
  });

  it('finds a team’s courses by every word of the query', async () => {
    const admin = as(user({ role: 'site_admin', scope: '*' }));
    const found = async (query: string) => (await listTeamCourses(admin, { query })).map(({ courseKey }) => courseKey);
    expect(await found('paper MILL')).toEqual([key]);
    expect(await found('paper small')).toEqual([]);
  });
});
