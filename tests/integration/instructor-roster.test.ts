import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  auditEntries,
  enrollmentChanges,
  enrollmentInvitations,
  enrollments,
  learnerAuditEntries,
  users,
} from '@/db/schema';
import { acceptInvitations as acceptByWorkflow } from '@/inngest/functions/accept-invitations';
import {
  acceptInvitations,
  changeRoster,
  enroll,
  findLearner,
  listInvitations,
  parseAddresses,
  previewRoster,
} from '@/lib/enrollments';
import { publish } from '@/lib/outbox';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';
import { as, outsiders, teacher } from '../support/taught-course';

describe('addresses that were pasted', () => {
  it('are read wherever they stand, each once', () => {
    expect(
      parseAddresses(
        'Name,Email\r\n"Lovelace, Ada",ADA@Example.org\nBob <bob@example.org>; eve@example.org\n\nada@example.org',
      ),
    ).toEqual({ emails: ['ada@example.org', 'bob@example.org', 'eve@example.org'], unreadable: [] });
  });
  it('and lines without one are named', () => {
    expect(parseAddresses('ada@example.org\nBob\nx@@y').unreadable).toEqual([
      { line: 2, text: 'Bob' },
      { line: 3, text: 'x@@y' },
    ]);
  });
  it('at most a thousand at once', () => {
    const many = Array.from({ length: 1001 }, (_, at) => `p${at}@example.org`).join('\n');
    expect(() => parseAddresses(many)).toThrow(expect.objectContaining({ code: 'roster.too-many' }));
  });
});

describe.each(drivers)('a roster in bulk, over %s', (driver) => {
  let stores: FreshStores;
  const staff = () => as(stores, teacher('staff'));
  const emails = ['ada@example.org', 'left@example.org', 'free@example.org', 'off@example.org', 'new@example.org'];
  const verified = (id: string) => stores.db.update(users).set({ emailVerifiedAt: testNow }).where(eq(users.id, id));
  const isActive = async (userId: string) =>
    (await stores.db.select().from(enrollments).where(eq(enrollments.userId, userId)))[0]?.isActive;

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
    await addLearner(stores, 'ada');
    await addLearner(stores, 'left');
    await stores.db.update(enrollments).set({ isActive: false }).where(eq(enrollments.userId, 'left'));
    await addLearner(stores, 'free', { mode: null });
    await addLearner(stores, 'off', { mode: null });
    await verified('free');
    await verified('off');
    await stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, 'off'));
    // An account whose address nobody has confirmed counts as none.
    await addLearner(stores, 'claims', { mode: null });
  });
  afterAll(() => stores.close());

  it('says what will happen, and changes nothing', async () => {
    const preview = await previewRoster(staff(), {
      courseKey,
      operation: 'enroll',
      emails: [...emails, 'claims@example.org'],
    });
    expect(preview.map(({ email, outcome }) => [email, outcome])).toEqual([
      ['ada@example.org', 'already-enrolled'],
      ['left@example.org', 'return'],
      ['free@example.org', 'enroll'],
      ['off@example.org', 'disabled'],
      ['new@example.org', 'invite'],
      ['claims@example.org', 'invite'],
    ]);
    expect(preview.find(({ email }) => email === 'claims@example.org')?.userId).toBeNull();
    expect(await isActive('left')).toBe(false);
    expect(await stores.db.select().from(enrollmentInvitations)).toEqual([]);
  });

  it('then does it, once, with an audit row for each person', async () => {
    const change = { courseKey, operation: 'enroll', emails } as const;
    expect(await changeRoster(staff(), change)).toEqual({
      enrolled: 2,
      invited: 1,
      unenrolled: 0,
      withdrawn: 0,
      unchanged: 2,
    });
    expect(await isActive('free')).toBe(true);
    expect(await isActive('left')).toBe(true);
    expect(await changeRoster(staff(), change)).toMatchObject({ enrolled: 0, invited: 0, unchanged: 5 });
    const rows = await stores.db.select().from(learnerAuditEntries);
    expect(rows.map(({ userId, action, actor, courseKey: course }) => [userId, action, actor, course]).sort()).toEqual([
      ['free', 'enrollment.enroll', 'teacher', courseKey],
      ['left', 'enrollment.enroll', 'teacher', courseKey],
    ]);
    const invites = (await stores.db.select().from(auditEntries)).filter(
      ({ action }) => action === 'enrollment.invite',
    );
    expect(invites.map(({ after }) => after)).toEqual([{ invited: 1, withdrawn: 0 }]);
    expect(JSON.stringify(invites)).not.toContain('@');
    expect((await listInvitations(staff(), { courseKey })).map(({ email }) => email)).toEqual(['new@example.org']);
  });

  it('enrols who was invited once their address is confirmed, by a workflow', async () => {
    await addLearner(stores, 'new', { mode: null });
    expect(await acceptInvitations(stores.context(), { userId: 'new' })).toEqual({ accepted: 0 });
    await verified('new');
    const workflows = await runWorkflows(stores, { functions: [acceptByWorkflow] });
    await stores.db.transaction((tx) => publish(tx, stores.context(), 'accounts/user.verified', { userId: 'new' }));
    await workflows.settle();
    await workflows.stop();
    expect(await isActive('new')).toBe(true);
    expect(await listInvitations(staff(), { courseKey })).toEqual([]);
    const [row] = await stores.db.select().from(learnerAuditEntries).where(eq(learnerAuditEntries.userId, 'new'));
    expect(row).toMatchObject({ action: 'enrollment.enroll', actor: 'system' });
  });

  it('ends enrolments and withdraws invitations', async () => {
    await changeRoster(staff(), { courseKey, operation: 'enroll', emails: ['later@example.org'] });
    const unenrol = {
      courseKey,
      operation: 'unenroll',
      emails: ['ada@example.org', 'later@example.org', 'x@example.org'],
    } as const;
    expect((await previewRoster(staff(), unenrol)).map(({ outcome }) => outcome)).toEqual([
      'unenroll',
      'withdraw',
      'not-enrolled',
    ]);
    expect(await changeRoster(staff(), unenrol)).toMatchObject({ unenrolled: 1, withdrawn: 1, unchanged: 1 });
    expect(await isActive('ada')).toBe(false);
    expect(await findLearner(staff(), { courseKey, userId: 'ada' })).toMatchObject({ isActive: false });
    const [change] = await stores.db
      .select()
      .from(enrollmentChanges)
      .where(and(eq(enrollmentChanges.userId, 'ada'), eq(enrollmentChanges.isActive, false)));
    expect(change).toBeDefined();
  });

  it('does not stand in the way of enrolling oneself', async () => {
    const free = stores.context({ actor: { kind: 'user', userId: 'claims', roles: [] } });
    expect(await enroll(free, { courseKey })).toMatchObject({ mode: 'audit' });
    expect(await isActive('claims')).toBe(true);
  });

  it.each(outsiders)('is closed to %s', async (_who, actor, kind) => {
    const ctx = as(stores, actor);
    const change = { courseKey, operation: 'enroll', emails } as const;
    await expect(previewRoster(ctx, change)).rejects.toMatchObject({ kind });
    await expect(changeRoster(ctx, change)).rejects.toMatchObject({ kind });
    await expect(listInvitations(ctx, { courseKey })).rejects.toMatchObject({ kind });
    await expect(findLearner(ctx, { courseKey, userId: 'ada' })).rejects.toMatchObject({ kind });
  });
});
