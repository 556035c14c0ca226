import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailTokens, siteOutbox, users } from '@/db/schema';
import {
  checkPassword,
  findAccount,
  requestPasswordReset,
  requestVerification,
  resetPassword,
  verifyEmail,
} from '@/lib/accounts';
import { drivers, testNow } from '../support/fresh-stores';
import { type Members, openMembers, origin, tokenOf } from '../support/members';

const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

describe.each(drivers)('accounts, over %s', (driver) => {
  let house: Members;
  beforeAll(async () => {
    house = await openMembers(driver);
  });
  afterAll(() => house.close());

  describe('registering', () => {
    it('sends a link that carries the way back, and lets nobody in before it was followed', async () => {
      const { userId, registration } = await house.register(
        'ada@example.org',
        'paper and ink',
        '/courses/course-v1:A+B+C',
      );
      expect(userId).toMatch(/^usr_/);
      const mail = house.lastMail('ada@example.org');
      expect(mail).toContain(`${origin}/verify-email?token=`);
      expect(mail).toContain('callbackUrl=%2Fcourses%2Fcourse-v1%3AA%2BB%2BC');
      const signIn = checkPassword(house.visitor, { email: 'ADA@example.org ', password: 'paper and ink' });
      await expect(signIn).rejects.toMatchObject({ code: 'sign-in.unverified' });

      const confirmed = await verifyEmail(house.visitor, { token: tokenOf(mail), registration });
      expect(confirmed).toMatchObject({ userId, timeZone: 'Europe/London', sessionVersion: 1 });
      const signedIn = await checkPassword(house.visitor, { email: 'ada@example.org', password: 'paper and ink' });
      expect(signedIn.userId).toBe(userId);
    });

    it('keeps no password and no link readable', async () => {
      await house.register('secretive@example.org');
      const [row] = await house.stores.db.select().from(users).where(eq(users.email, 'secretive@example.org'));
      expect(row?.passwordHash).toMatch(/^scrypt\$/);
      expect(row?.passwordHash).not.toContain('paper');
      const tokens = await house.stores.db
        .select()
        .from(emailTokens)
        .where(eq(emailTokens.userId, row?.id ?? ''));
      expect(tokens).toHaveLength(1);
      expect(JSON.stringify(tokens)).not.toContain(tokenOf(house.lastMail('secretive@example.org')));
    });

    it('works once, for a day, and only with the newest link', async () => {
      const password = 'paper and ink';
      await house.register('slow@example.org', password);
      const first = tokenOf(house.lastMail('slow@example.org'));
      await requestVerification(house.visitor, { email: 'slow@example.org', origin, returnPath: '/' });
      const second = tokenOf(house.lastMail('slow@example.org'));
      await expect(verifyEmail(house.visitor, { token: first, password })).rejects.toMatchObject({
        code: 'link.invalid',
      });
      const tooLate = house.stores.context({ now: later(24 * 60 + 1) });
      await expect(verifyEmail(tooLate, { token: second, password })).rejects.toMatchObject({
        code: 'link.invalid',
      });
      await verifyEmail(house.visitor, { token: second, password });
      await expect(verifyEmail(house.visitor, { token: second, password })).rejects.toMatchObject({
        code: 'link.invalid',
      });
    });

    it('lets one of two clicks at the same time win', async () => {
      const { registration } = await house.register('twice@example.org');
      const token = tokenOf(house.lastMail('twice@example.org'));
      const results = await Promise.allSettled([
        verifyEmail(house.visitor, { token, registration }),
        verifyEmail(house.visitor, { token, registration }),
      ]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('answers a taken address as any other, changes nothing, and tells its owner', async () => {
      await house.member('owner@example.org', 'the owner’s words');
      expect(await house.register('owner@example.org', 'a stranger’s words')).toEqual({
        userId: null,
        registration: null,
      });
      expect(house.lastMail('owner@example.org')).toContain('You already have an account');
      await checkPassword(house.visitor, { email: 'owner@example.org', password: 'the owner’s words' });
    });

    it('confirms no stranger’s registration of the same address, whoever follows the link', async () => {
      const email = 'victim@example.org';
      const { registration } = await house.register(email, 'the owner’s words');
      const stranger = await house.register(email, 'a stranger’s words');
      expect(stranger.registration).not.toBe(registration);
      const token = tokenOf(house.lastMail(email));
      for (const [proof, code] of [
        [{ registration }, 'registration.unproven'],
        [{ registration: null }, 'registration.unproven'],
        [{ registration, password: 'the owner’s words' }, 'registration.password'],
      ] as const) {
        await expect(verifyEmail(house.visitor, { token, ...proof })).rejects.toMatchObject({ kind: 'Invalid', code });
      }
      const asStranger = { email, password: 'a stranger’s words' };
      await expect(checkPassword(house.visitor, asStranger)).rejects.toMatchObject({ code: 'sign-in.unverified' });

      await requestPasswordReset(house.visitor, { email, origin });
      await house.deliver();
      await resetPassword(house.visitor, { token: tokenOf(house.lastMail(email)), password: 'the owner’s new words' });
      await expect(checkPassword(house.visitor, asStranger)).rejects.toMatchObject({ code: 'sign-in.wrong' });
      await checkPassword(house.visitor, { email, password: 'the owner’s new words' });
    });

    it('confirms in another browser with the password that was registered', async () => {
      const email = 'phone@example.org';
      const { userId } = await house.register(email, 'paper and ink');
      const token = tokenOf(house.lastMail(email));
      await expect(verifyEmail(house.visitor, { token, password: 'ink and paper' })).rejects.toMatchObject({
        code: 'registration.password',
        fields: { password: 'registration-password' },
      });
      expect(await verifyEmail(house.visitor, { token, password: 'paper and ink' })).toMatchObject({ userId });
    });

    it('makes one account of two registrations at the same time', async () => {
      await Promise.all([house.register('both@example.org'), house.register('both@example.org')]);
      const rows = await house.stores.db.select().from(users).where(eq(users.email, 'both@example.org'));
      expect(rows).toHaveLength(1);
    });

    it('writes the event in the same breath', async () => {
      const { userId } = await house.register('event@example.org');
      const events = await house.stores.db.select().from(siteOutbox);
      expect(
        events.filter((event) => event.name === 'accounts/user.registered').map((event) => event.data),
      ).toContainEqual({ userId });
    });
  });

  describe('signing in', () => {
    it('says the same for a wrong password and an unknown address', async () => {
      await house.member('known@example.org');
      const wrong = await checkPassword(house.visitor, { email: 'known@example.org', password: 'x' }).catch(
        (error) => error,
      );
      const unknown = await checkPassword(house.visitor, { email: 'nobody@example.org', password: 'x' }).catch(
        (error) => error,
      );
      expect(wrong).toMatchObject({ kind: 'Invalid', code: 'sign-in.wrong' });
      expect(unknown).toMatchObject({ kind: 'Invalid', code: 'sign-in.wrong', message: wrong.message });
    });

    it('tells of a closed account only with the right password', async () => {
      const userId = await house.member('closed@example.org');
      await house.stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, userId));
      const wrong = checkPassword(house.visitor, { email: 'closed@example.org', password: 'x' });
      await expect(wrong).rejects.toMatchObject({ code: 'sign-in.wrong' });
      const right = checkPassword(house.visitor, { email: 'closed@example.org', password: 'paper and ink' });
      await expect(right).rejects.toMatchObject({ code: 'sign-in.disabled' });
    });
  });

  describe('a forgotten password', () => {
    it('is replaced by a link that works once and ends every session', async () => {
      const userId = await house.member('forgetful@example.org');
      await requestPasswordReset(house.visitor, { email: 'forgetful@example.org', origin });
      await house.deliver();
      const token = tokenOf(house.lastMail('forgetful@example.org'));
      const before = await findAccount(house.stores.db, userId);
      await resetPassword(house.visitor, { token, password: 'new words here' });
      const after = await findAccount(house.stores.db, userId);
      expect(after?.sessionVersion).toBe((before?.sessionVersion ?? 0) + 1);
      await checkPassword(house.visitor, { email: 'forgetful@example.org', password: 'new words here' });
      const again = resetPassword(house.visitor, { token, password: 'other words here' });
      await expect(again).rejects.toMatchObject({ code: 'link.invalid' });
      expect(house.lastMail('forgetful@example.org')).toContain('Your password was changed');
    });

    it('has an hour', async () => {
      await house.member('late@example.org');
      await requestPasswordReset(house.visitor, { email: 'late@example.org', origin });
      await house.deliver();
      const token = tokenOf(house.lastMail('late@example.org'));
      const tooLate = resetPassword(house.stores.context({ now: later(61) }), { token, password: 'new words here' });
      await expect(tooLate).rejects.toMatchObject({ code: 'link.invalid' });
    });

    it('of an unknown address is nothing, without a word', async () => {
      const before = house.mails().length;
      await requestPasswordReset(house.visitor, { email: 'stranger@example.org', origin });
      await house.deliver();
      expect(house.mails()).toHaveLength(before);
    });

    it('cannot be replaced by a link of another kind', async () => {
      await house.register('kinds@example.org');
      const token = tokenOf(house.lastMail('kinds@example.org'));
      const misuse = resetPassword(house.visitor, { token, password: 'new words here' });
      await expect(misuse).rejects.toMatchObject({ code: 'link.invalid' });
    });
  });
});
