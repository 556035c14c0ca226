import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, emailTokens, roles, users } from '@/db/schema';
import {
  changePassword,
  checkPassword,
  confirmEmailChange,
  deleteAccount,
  findAccount,
  findProfile,
  grantRole,
  requestEmailChange,
  requestPasswordReset,
  resetPassword,
  signOutEverywhere,
  updateProfile,
} from '@/lib/accounts';
import { drivers } from '../support/fresh-stores';
import { as, type Members, openMembers, origin, tokenOf } from '../support/members';

describe.each(drivers)('one’s own account, over %s', (driver) => {
  let house: Members;
  beforeAll(async () => {
    house = await openMembers(driver);
  });
  afterAll(() => house.close());

  describe('the account’s own pages', () => {
    it('change the password after the present one, and end the other sessions', async () => {
      const userId = await house.member('changer@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      const wrong = changePassword(ctx, { currentPassword: 'not it', password: 'fresh words' });
      await expect(wrong).rejects.toMatchObject({
        code: 'password.wrong',
        fields: { currentPassword: 'password-wrong' },
      });
      const signedIn = await changePassword(ctx, { currentPassword: 'paper and ink', password: 'fresh words' });
      expect(signedIn.sessionVersion).toBe(2);
      expect((await findAccount(house.stores.db, userId))?.sessionVersion).toBe(2);
      await checkPassword(house.visitor, { email: 'changer@example.org', password: 'fresh words' });
    });

    it('change the mail address once the new one has answered', async () => {
      const userId = await house.member('old@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      await requestPasswordReset(house.visitor, { email: 'old@example.org', origin });
      await house.deliver();
      const resetToken = tokenOf(house.lastMail('old@example.org'));
      await requestEmailChange(ctx, { email: 'new@example.org', password: 'paper and ink', origin });
      expect((await findAccount(house.stores.db, userId))?.email).toBe('old@example.org');
      expect(house.lastMail('old@example.org')).toContain('new@example.org');
      const token = tokenOf(house.lastMail('new@example.org'));
      await confirmEmailChange(house.visitor, { token });
      expect((await findAccount(house.stores.db, userId))?.email).toBe('new@example.org');
      // A link that lies in the old mailbox opens nothing any more.
      const stale = resetPassword(house.visitor, { token: resetToken, password: 'new words here' });
      await expect(stale).rejects.toMatchObject({ code: 'link.invalid' });
    });

    it('do not tell whose address another one is', async () => {
      const userId = await house.member('asker@example.org');
      await house.member('other@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      const answer = await requestEmailChange(ctx, { email: 'other@example.org', password: 'paper and ink', origin });
      expect(answer).toBeUndefined();
      expect(house.lastMail('other@example.org')).toContain('You already have an account');
    });

    it('refuse an address that was taken meanwhile', async () => {
      const userId = await house.member('racer@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      await requestEmailChange(ctx, { email: 'wanted@example.org', password: 'paper and ink', origin });
      const token = tokenOf(house.lastMail('wanted@example.org'));
      await house.member('wanted@example.org');
      await expect(confirmEmailChange(house.visitor, { token })).rejects.toMatchObject({ code: 'user.email-taken' });
      expect((await findAccount(house.stores.db, userId))?.email).toBe('racer@example.org');
    });

    it('keep what a person says about themselves', async () => {
      const userId = await house.member('person@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      await updateProfile(ctx, { name: 'Ngũgĩ 🌍', bio: ' Reads. ', locale: 'en', timeZone: 'Africa/Nairobi' });
      expect(await findProfile(ctx)).toEqual({
        userId,
        email: 'person@example.org',
        name: 'Ngũgĩ 🌍',
        bio: 'Reads.',
        locale: 'en',
        timeZone: 'Africa/Nairobi',
        hasPassword: true,
        providers: [],
      });
    });

    it('erase the person and leave a number', async () => {
      const userId = await house.member('leaver@example.org');
      const ctx = house.stores.context({ actor: as(userId) });
      await grantRole(house.stores.context(), { userId, role: 'staff', scope: 'course-v1:A+B+C' });
      await expect(deleteAccount(ctx, { confirmation: 'not it' })).rejects.toMatchObject({ code: 'password.wrong' });
      await deleteAccount(ctx, { confirmation: 'paper and ink' });
      const [row] = await house.stores.db.select().from(users).where(eq(users.id, userId));
      expect(row).toMatchObject({ name: '', bio: null, passwordHash: null, emailVerifiedAt: null });
      expect(JSON.stringify(row)).not.toContain('leaver');
      expect(await house.stores.db.select().from(roles).where(eq(roles.userId, userId))).toEqual([]);
      expect(await house.stores.db.select().from(emailTokens).where(eq(emailTokens.userId, userId))).toEqual([]);
      const audit = await house.stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
      expect(audit.map((entry) => entry.action)).toContain('user.delete');
      // The address is free again.
      await house.member('leaver@example.org');
    });
  });

  describe('signing out everywhere', () => {
    it('is one’s own right, an admin’s measure, and nobody else’s', async () => {
      const userId = await house.member('roamer@example.org');
      await signOutEverywhere(house.stores.context({ actor: as(userId) }), { userId });
      const stranger = signOutEverywhere(house.stores.context({ actor: as('usr_stranger') }), { userId });
      await expect(stranger).rejects.toMatchObject({ kind: 'Forbidden' });
      await signOutEverywhere(house.stores.context(), { userId });
      expect((await findAccount(house.stores.db, userId))?.sessionVersion).toBe(3);
      const audit = await house.stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
      expect(audit.map((entry) => entry.action)).toEqual(['user.sign-out-everywhere']);
    });
  });
});
