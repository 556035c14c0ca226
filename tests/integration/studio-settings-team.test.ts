import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, roles, users } from '@/db/schema';
import { grantRole, grantRoleByEmail, listCourseTeam, revokeRole } from '@/lib/accounts';
import { listTaughtCourses, listTeamCourses } from '@/lib/catalog';
import type { Actor } from '@/lib/context';
import { changeSettings, createCourse, openStudioCourse, openTaughtCourse } from '@/lib/courses';
import { readCourseActivity } from '@/lib/rollups';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';

const holder = (
  role: 'instructor' | 'staff' | 'limited_staff' | 'data_researcher' | 'beta_tester' | 'org_admin',
): Actor => ({
  kind: 'user',
  userId: `usr_${role}`,
  roles: [{ role, scope: role === 'org_admin' ? 'Org' : courseKey }],
});

describe.each(drivers)('the team of a course, over %s', (driver) => {
  let stores: FreshStores;
  const as = (actor: Actor) => stores.context({ actor });
  const instructor = () => as(holder('instructor'));
  const held = async (userId: string) =>
    (await stores.db.select().from(roles).where(eq(roles.userId, userId))).map(({ role }) => role).sort();

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
    for (const [id, emailVerifiedAt] of [
      ['ada', testNow],
      ['bo', testNow],
      ['unsure', null],
      ['usr_instructor', testNow],
    ] as const) {
      await stores.db
        .insert(users)
        .values({ id, email: `${id}@example.org`, name: id, emailVerifiedAt, createdAt: testNow, updatedAt: testNow });
    }
    await grantRole(stores.context(), { userId: 'usr_instructor', role: 'instructor', scope: courseKey });
  });
  afterAll(() => stores.close());

  it('grows by mail address, with an audit row, and is listed with roles over the organisation', async () => {
    const added = await grantRoleByEmail(instructor(), {
      email: ' ADA@example.org',
      role: 'limited_staff',
      scope: courseKey,
    });
    expect(added).toEqual({ userId: 'ada', name: 'ada' });
    await grantRole(stores.context(), { userId: 'bo', role: 'org_admin', scope: 'Org' });
    await grantRole(stores.context(), { userId: 'bo', role: 'staff', scope: 'course-v1:Org+Other+r1' });
    const team = await listCourseTeam(instructor(), { courseKey });
    expect(team.map(({ userId, role, scope }) => [userId, role, scope])).toEqual([
      ['ada', 'limited_staff', courseKey],
      ['bo', 'org_admin', 'Org'],
      ['usr_instructor', 'instructor', courseKey],
    ]);
    const audit = await stores.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.target, 'ada'), eq(auditEntries.action, 'role.grant')));
    expect(audit).toMatchObject([{ actor: 'usr_instructor', courseKey, after: { role: 'limited_staff' } }]);
  });

  it('does not take in an address that nobody has confirmed', async () => {
    for (const email of ['nobody@example.org', 'unsure@example.org']) {
      const adding = grantRoleByEmail(instructor(), { email, role: 'staff', scope: courseKey });
      await expect(adding).rejects.toMatchObject({
        code: 'user.unknown-email',
        fields: { email: 'user.unknown-email' },
      });
    }
  });

  it('keeps its last instructor, unless the organisation decides', async () => {
    const leaving = { userId: 'usr_instructor', role: 'instructor', scope: courseKey } as const;
    await expect(revokeRole(instructor(), leaving)).rejects.toMatchObject({ code: 'role.last-instructor' });
    await grantRoleByEmail(instructor(), { email: 'ada@example.org', role: 'instructor', scope: courseKey });
    await revokeRole(instructor(), leaving);
    expect(await held('usr_instructor')).toEqual([]);
    await revokeRole(as(holder('org_admin')), { ...leaving, userId: 'ada' });
    expect(await held('ada')).toEqual(['limited_staff']);
  });

  it.each([
    ['staff', ['beta_tester']],
    ['limited_staff', ['beta_tester']],
    ['data_researcher', []],
    ['beta_tester', []],
    ['org_admin', ['instructor', 'staff', 'limited_staff', 'data_researcher', 'beta_tester']],
  ] as const)('lets %s give only roles of theirs', async (role, mayGive) => {
    const given: string[] = [];
    for (const wanted of ['instructor', 'staff', 'limited_staff', 'data_researcher', 'beta_tester'] as const) {
      // An address that nobody has: who may not grant is not told so.
      const error = await grantRoleByEmail(as(holder(role)), {
        email: 'nobody@example.org',
        role: wanted,
        scope: courseKey,
      }).catch((thrown) => thrown);
      if (error.code === 'user.unknown-email') given.push(wanted);
      else expect(error).toMatchObject({ kind: 'Forbidden' });
    }
    expect(given).toEqual(mayGive);
  });

  it.each(['limited_staff', 'data_researcher', 'beta_tester'] as const)('closes the studio to %s', async (role) => {
    await expect(openStudioCourse(as(holder(role)), courseKey)).rejects.toMatchObject({ kind: 'Forbidden' });
    const saving = changeSettings(as(holder(role)), { courseKey, changes: [], message: 'No' });
    await expect(saving).rejects.toMatchObject({ kind: 'Forbidden' });
    if (role === 'limited_staff') {
      expect(await listCourseTeam(as(holder(role)), { courseKey })).not.toEqual([]);
    } else {
      await expect(listCourseTeam(as(holder(role)), { courseKey })).rejects.toMatchObject({ kind: 'Forbidden' });
    }
  });

  it('shows limited staff and data researchers the courses that they teach or read, and no course of the studio', async () => {
    const days = { courseKey, by: 'day', from: '2026-03-01', to: '2026-03-02' } as const;
    for (const role of ['limited_staff', 'data_researcher'] as const) {
      const ctx = as(holder(role));
      expect((await listTaughtCourses(ctx)).map((course) => course.courseKey)).toEqual([courseKey]);
      await expect(listTeamCourses(ctx)).rejects.toMatchObject({ code: 'studio.no-team' });
      expect((await openTaughtCourse(ctx, courseKey, 'analytics.view')).can('gradebook.view')).toBe(
        role === 'limited_staff',
      );
      await readCourseActivity(ctx, days);
    }
    await expect(readCourseActivity(as(holder('beta_tester')), days)).rejects.toMatchObject({ kind: 'Forbidden' });
  });

  it('a course creator makes a course of the organisation, and is its instructor from then on', async () => {
    const creator: Actor = { kind: 'user', userId: 'ada', roles: [{ role: 'course_creator', scope: 'Org' }] };
    expect(await listTeamCourses(as(creator))).toEqual([]);
    const made = await createCourse(as(creator), { org: 'Org', number: 'Mine', run: 'r1', title: 'Mine' });
    expect(await held('ada')).toContain('instructor');
    const elsewhere = createCourse(as(creator), { org: 'Other', number: 'Mine', run: 'r1', title: 'Mine' });
    await expect(elsewhere).rejects.toMatchObject({ kind: 'Forbidden' });
    await expect(openStudioCourse(as(creator), courseKey)).rejects.toMatchObject({ kind: 'Forbidden' });
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.courseKey, made.courseKey));
    expect(audit.map(({ action }) => action).sort()).toEqual(['course.create', 'role.grant']);
    await stores.db.delete(roles).where(eq(roles.userId, 'ada'));
  });

  it('makes nobody a creator of courses within one course', async () => {
    const wrong = grantRole(stores.context(), { userId: 'ada', role: 'course_creator', scope: courseKey });
    await expect(wrong).rejects.toThrow();
    await grantRole(as(holder('org_admin')), { userId: 'ada', role: 'course_creator', scope: 'Org' });
    expect(await held('ada')).toContain('course_creator');
  });
});
