import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, identities, roles, users } from '@/db/schema';
import {
  checkPassword,
  createDemoAccounts,
  createUser,
  deleteAccount,
  findAccount,
  findProfile,
  grantRole,
  hashPassword,
  revokeRole,
  signInWithIdentity,
  verifyEmail,
} from '@/lib/accounts';
import { returnAttempt, takeAttempt } from '@/lib/rate-limits';
import { drivers, testNow } from '../support/fresh-stores';
import { as, type Members, openMembers, tokenOf } from '../support/members';

describe.each(drivers)('roles and identities, over %s', (driver) => {
  let house: Members;
  beforeAll(async () => {
    house = await openMembers(driver);
  });
  afterAll(() => house.close());

  describe('roles', () => {
    it('are granted by those above, once, with an audit row and an event', async () => {
      const teacher = await house.member('teacher@example.org');
      const helper = await house.member('helper@example.org');
      const courseKey = 'course-v1:House+Reading+2026';
      await grantRole(house.stores.context(), { userId: teacher, role: 'instructor', scope: courseKey });
      const ctx = house.stores.context({
        actor: { kind: 'user', userId: teacher, roles: [{ role: 'instructor', scope: courseKey }] },
      });
      await grantRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
      await grantRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
      expect((await findAccount(house.stores.db, helper))?.roles).toEqual([{ role: 'staff', scope: courseKey }]);
      const audit = await house.stores.db.select().from(auditEntries).where(eq(auditEntries.target, helper));
      expect(audit).toMatchObject([{ actor: teacher, action: 'role.grant', courseKey }]);

      const elsewhere = grantRole(ctx, { userId: helper, role: 'staff', scope: 'course-v1:House+Writing+2026' });
      await expect(elsewhere).rejects.toMatchObject({ kind: 'Forbidden' });
      const above = grantRole(ctx, { userId: teacher, role: 'org_admin', scope: 'House' });
      await expect(above).rejects.toMatchObject({ kind: 'Forbidden' });
      await revokeRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
      expect((await findAccount(house.stores.db, helper))?.roles).toEqual([]);
    });

    it('leave the site with one admin at least', async () => {
      await house.stores.db.delete(roles).where(eq(roles.role, 'site_admin'));
      const first = await house.member('first@example.org');
      const second = await house.member('second@example.org');
      await grantRole(house.stores.context(), { userId: first, role: 'site_admin', scope: '*' });
      const alone = revokeRole(house.stores.context(), { userId: first, role: 'site_admin', scope: '*' });
      await expect(alone).rejects.toMatchObject({ code: 'role.last-site-admin' });
      const leaving = deleteAccount(house.stores.context({ actor: as(first) }), { confirmation: 'paper and ink' });
      await expect(leaving).rejects.toMatchObject({ code: 'role.last-site-admin' });
      await grantRole(house.stores.context(), { userId: second, role: 'site_admin', scope: '*' });
      await revokeRole(house.stores.context(), { userId: first, role: 'site_admin', scope: '*' });
    });
  });

  describe('an identity provider', () => {
    const school = { provider: 'school', isEmailVerified: true, name: 'Grace', locale: 'en' } as const;

    it('makes an account, and knows it again by its own id whatever the address is', async () => {
      const grace = { ...school, subject: 'g-1', email: 'grace@example.org' };
      const first = await signInWithIdentity(house.visitor, grace);
      const again = await signInWithIdentity(house.visitor, { ...grace, email: 'other.grace@example.org' });
      expect(again.userId).toBe(first.userId);
      expect(await findAccount(house.stores.db, first.userId)).toMatchObject({
        email: 'grace@example.org',
        name: 'Grace',
      });
    });

    it('opens an account of the same address only if it vouches for the address', async () => {
      const userId = await house.member('linked@example.org');
      const identity = { ...school, subject: 'l-1', email: 'Linked@Example.org' };
      const unsure = signInWithIdentity(house.visitor, { ...identity, isEmailVerified: false });
      await expect(unsure).rejects.toMatchObject({ code: 'identity.email-unverified' });
      const nameless = signInWithIdentity(house.visitor, { ...identity, email: null });
      await expect(nameless).rejects.toMatchObject({ code: 'identity.email-unverified' });
      expect((await signInWithIdentity(house.visitor, identity)).userId).toBe(userId);
      await checkPassword(house.visitor, { email: 'linked@example.org', password: 'paper and ink' });
    });

    it('takes an unconfirmed account away from whoever registered it', async () => {
      await house.register('victim@example.org', 'a stranger’s words');
      const link = tokenOf(house.lastMail('victim@example.org'));
      const owner = await signInWithIdentity(house.visitor, { ...school, subject: 'v-1', email: 'victim@example.org' });
      expect(owner.sessionVersion).toBe(2);
      const stranger = checkPassword(house.visitor, { email: 'victim@example.org', password: 'a stranger’s words' });
      await expect(stranger).rejects.toMatchObject({ code: 'sign-in.wrong' });
      await expect(verifyEmail(house.visitor, { token: link })).rejects.toMatchObject({ code: 'link.invalid' });
    });

    it('is linked to whoever is signed in, and to one person only', async () => {
      const userId = await house.member('linker@example.org');
      const identity = { ...school, subject: 's-1', email: null, isEmailVerified: false };
      const ctx = house.stores.context({ actor: as(userId) });
      expect((await signInWithIdentity(ctx, identity)).userId).toBe(userId);
      expect((await findProfile(ctx)).providers).toEqual(['school']);
      expect((await signInWithIdentity(house.visitor, identity)).userId).toBe(userId);
      const other = house.stores.context({ actor: as(await house.member('thief@example.org')) });
      await expect(signInWithIdentity(other, identity)).rejects.toMatchObject({ code: 'identity.of-another' });
    });

    it('does not open a closed account', async () => {
      const identity = { ...school, subject: 'c-1', email: 'gone@example.org' };
      const { userId } = await signInWithIdentity(house.visitor, identity);
      await house.stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, userId));
      await expect(signInWithIdentity(house.visitor, identity)).rejects.toMatchObject({ code: 'sign-in.disabled' });
    });

    it('lets an account without a password be deleted by its address', async () => {
      const { userId } = await signInWithIdentity(house.visitor, {
        ...school,
        subject: 'd-1',
        email: 'quiet@example.org',
      });
      const ctx = house.stores.context({ actor: as(userId) });
      await expect(deleteAccount(ctx, { confirmation: 'no' })).rejects.toMatchObject({ code: 'email.wrong' });
      await deleteAccount(ctx, { confirmation: 'Quiet@example.org' });
      expect(await house.stores.db.select().from(identities).where(eq(identities.userId, userId))).toEqual([]);
    });
  });

  describe('accounts made by others', () => {
    it('are for admins and the command line', async () => {
      const input = { email: 'made@example.org', name: 'Made', passwordHash: await hashPassword('given words') };
      await expect(createUser(house.visitor, input)).rejects.toMatchObject({ kind: 'Unauthenticated' });
      const { userId } = await createUser(house.stores.context(), input);
      expect((await checkPassword(house.visitor, { email: 'made@example.org', password: 'given words' })).userId).toBe(
        userId,
      );
      await expect(createUser(house.stores.context(), input)).rejects.toMatchObject({ code: 'user.email-taken' });
    });

    it('for a demonstration have random sign-ins, kept in a file that only the owner can read', async () => {
      const folder = join(house.dataDir, `demo-${driver}`);
      const input = { dataDir: folder, instructorScopes: ['course-v1:Lectern+Welcome+2026'], isPrivateSite: true };
      const accounts = await createDemoAccounts(house.stores.context(), input);
      expect(accounts.map((account) => account.role)).toEqual(['admin', 'instructor', 'learner']);
      expect(new Set(accounts.map((account) => account.password)).size).toBe(3);
      expect(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))).toEqual(accounts);
      expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600);
      const held = await Promise.all(
        accounts.map(async ({ email, password }) => {
          const { userId } = await checkPassword(house.visitor, { email, password });
          return (await findAccount(house.stores.db, userId))?.roles;
        }),
      );
      expect(held).toEqual([
        [{ role: 'site_admin', scope: '*' }],
        [{ role: 'instructor', scope: 'course-v1:Lectern+Welcome+2026' }],
        [],
      ]);
      expect(await createDemoAccounts(house.stores.context(), input)).toEqual(accounts);
      // A lost file gets new sign-ins that work.
      rmSync(join(folder, 'demo.json'));
      const renewed = await createDemoAccounts(house.stores.context(), input);
      expect(renewed.map((account) => account.password)).not.toEqual(accounts.map((account) => account.password));
      for (const { email, password } of renewed) {
        await checkPassword(house.visitor, { email, password });
      }
    });

    it('are not made on a site that others can reach', async () => {
      const input = { dataDir: join(house.dataDir, 'no'), instructorScopes: [], isPrivateSite: false };
      await expect(createDemoAccounts(house.stores.context(), input)).rejects.toMatchObject({ code: 'demo.not-here' });
    });
  });

  describe('rate limits', () => {
    it('stop at the count, say how long, and begin anew with the window', async () => {
      const start = new Date('2026-03-02T10:00:00.000Z');
      const at = (seconds: number) => ({ db: house.stores.db, now: new Date(start.getTime() + seconds * 1000) });
      for (let i = 0; i < 10; i++) {
        await takeAttempt(at(i), 'sign-in.account-and-address', 'ada 192.0.2.1');
      }
      const over = takeAttempt(at(300), 'sign-in.account-and-address', 'ada 192.0.2.1');
      await expect(over).rejects.toMatchObject({ kind: 'LimitReached', retryAfterSeconds: 600 });
      await takeAttempt(at(300), 'sign-in.account-and-address', 'bob 192.0.2.1');
      await takeAttempt(at(900), 'sign-in.account-and-address', 'ada 192.0.2.1');
    });

    it('let through no more when all come at once, and give right ones back', async () => {
      const ctx = { db: house.stores.db, now: testNow };
      const tries = Array.from({ length: 20 }, () => takeAttempt(ctx, 'confirm-password.account', 'usr_x'));
      const results = await Promise.allSettled(tries);
      // Each counts before it looks, so none can miss another; some may be refused that were not the eleventh.
      expect(results.filter((result) => result.status === 'fulfilled').length).toBeLessThanOrEqual(10);
      for (let i = 0; i < 20; i++) {
        await returnAttempt(ctx, 'confirm-password.account', 'usr_x');
      }
      await returnAttempt(ctx, 'confirm-password.account', 'usr_x');
      for (let i = 0; i < 10; i++) {
        await takeAttempt(ctx, 'confirm-password.account', 'usr_x');
      }
      await expect(takeAttempt(ctx, 'confirm-password.account', 'usr_x')).rejects.toMatchObject({
        kind: 'LimitReached',
      });
    });
  });
});
