import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries, siteSettings, users } from '@/db/schema';
import { listTeamCourses } from '@/lib/catalog';
import type { Actor, HeldRole } from '@/lib/context';
import {
  checkCourseKey,
  createCourse,
  findCourseCreation,
  importCourse,
  listCreatableOrganizations,
  rerunCourse,
} from '@/lib/courses';
import { type CourseCreators, changeSiteSettings } from '@/lib/site';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

const person = (userId: string, ...roles: HeldRole[]): Actor => ({ kind: 'user', userId, roles });
const siteAdmin = person('usr_site', { role: 'site_admin', scope: '*' });
const orgAdmin = person('usr_mill', { role: 'org_admin', scope: 'Mill' });
const creator = person('usr_author', { role: 'course_creator', scope: 'Mill' });
const confirmed = person('usr_ada');
const unconfirmed = person('usr_bo');

describe.each(drivers)('who may make courses, over %s', (driver) => {
  let stores: FreshStores;
  let runs = 0;
  const as = (actor: Actor) => stores.context({ actor });
  const fresh = (org = 'Mill') => ({ org, number: 'N', run: `r${runs++}`, title: 'New' });
  const make = (actor: Actor, org?: string) => createCourse(as(actor), fresh(org));
  const set = (creators: CourseCreators) =>
    changeSiteSettings(as(siteAdmin), { section: 'courses', rev: 0, value: { creators } });
  const refused = (code: string) => ({ kind: 'Forbidden', code });

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    const { now } = stores.context();
    const stamps = { createdAt: now, updatedAt: now };
    await stores.db.insert(users).values([
      { id: 'usr_ada', email: 'ada@example.org', name: 'Ada', emailVerifiedAt: now, ...stamps },
      { id: 'usr_bo', email: 'bo@example.org', name: 'Bo', ...stamps },
    ]);
  });
  beforeEach(() => stores.db.delete(siteSettings).then(() => {}));
  afterAll(() => stores.close());

  it('are admins of organisations and course creators, where nobody has set anything', async () => {
    for (const actor of [siteAdmin, orgAdmin, creator]) {
      await make(actor);
    }
    await expect(make(confirmed)).rejects.toMatchObject(refused('permission.denied'));
    await expect(make(creator, 'Else')).rejects.toMatchObject(refused('permission.denied'));
  });

  it('are admins of the site alone where that is set; importing and opening a new run are no way round', async () => {
    const made = await make(orgAdmin);
    await set('admins');
    await make(siteAdmin);
    for (const actor of [orgAdmin, creator]) {
      await expect(make(actor)).rejects.toMatchObject(refused('courses.admins-create'));
      expect(await findCourseCreation(as(actor))).toMatchObject({ who: 'admins', isSomewhere: false });
      expect(await listCreatableOrganizations(as(actor))).toEqual({ organizations: [], isOpen: false });
      expect((await checkCourseKey(as(actor), fresh())).state).toBe('forbidden');
    }
    const into = fresh();
    await expect(rerunCourse(as(orgAdmin), { courseKey: made.courseKey, into })).rejects.toMatchObject(
      refused('courses.admins-create'),
    );
    const archive = { source: { files: smallCourse() }, into };
    await expect(importCourse(as(orgAdmin), archive)).rejects.toMatchObject(refused('courses.admins-create'));
    // What is there stays with its team.
    await importCourse(as(orgAdmin), {
      ...archive,
      into: { org: 'Mill', number: 'N', run: made.courseKey.split('+')[2] ?? '' },
    });
    expect(await listTeamCourses(as(creator))).toEqual([]);
  });

  it('are all who have confirmed their mail address where that is set, in any organisation, and keep what they make', async () => {
    await expect(listTeamCourses(as(confirmed))).rejects.toMatchObject(refused('studio.no-team'));
    await set('everybody');
    expect(await listTeamCourses(as(confirmed))).toEqual([]);
    expect(await listCreatableOrganizations(as(confirmed))).toMatchObject({ isOpen: true });
    const { courseKey } = await make(confirmed, 'Fresh');
    const audit = await stores.db.select().from(auditEntries);
    expect(audit.filter((row) => row.actor === 'usr_ada').map(({ action }) => action)).toEqual(
      expect.arrayContaining(['course.create', 'role.grant']),
    );
    expect(audit.find((row) => row.target === 'courses')).toMatchObject({ action: 'site.change-settings' });
    // They may make courses, and replace nobody else's.
    const [org = '', number = '', run = ''] = courseKey.replace('course-v1:', '').split('+');
    await expect(
      importCourse(as(confirmed), { source: { files: smallCourse() }, into: { org: 'Mill', number: 'N', run: 'r0' } }),
    ).rejects.toMatchObject(refused('permission.denied'));
    expect((await checkCourseKey(as(confirmed), { org, number, run })).state).toBe('taken');
    await expect(make(unconfirmed)).rejects.toMatchObject(refused('courses.mail-unconfirmed'));
    expect(await findCourseCreation(as(unconfirmed))).toMatchObject({ isSomewhere: false, isUnconfirmed: true });
    await expect(make({ kind: 'anonymous' })).rejects.toMatchObject({ kind: 'Unauthenticated' });
  });
});
