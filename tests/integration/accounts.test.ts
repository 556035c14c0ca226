import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, emailTokens, identities, roles, siteOutbox, users } from '@/db/schema';
import {
  changePassword,
  checkPassword,
  confirmEmailChange,
  createDemoAccounts,
  createUser,
  deleteAccount,
  findAccount,
  findProfile,
  grantRole,
  hashPassword,
  registerUser,
  requestEmailChange,
  requestPasswordReset,
  requestVerification,
  resetPassword,
  revokeRole,
  signInWithIdentity,
  signOutEverywhere,
  updateProfile,
  verifyEmail,
} from '@/lib/accounts';
import type { Actor, Context } from '@/lib/context';
import { returnAttempt, takeAttempt } from '@/lib/rate-limits';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';

const dataDir = mkdtempSync(join(tmpdir(), 'lectern-accounts-'));
const mailDir = join(dataDir, 'mail');
const origin = 'https://learn.example.org';
const anonymous: Actor = { kind: 'anonymous' };
const as = (userId: string): Actor => ({ kind: 'user', userId, roles: [] });
const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

let stores: FreshStores;
let visitor: Context;

beforeAll(async () => {
  stores = await openFreshStores();
  process.env.LECTERN_DATA = dataDir;
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
  delete process.env.SMTP_URL;
  visitor = stores.context({ actor: anonymous });
});

afterAll(async () => {
  await stores.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The mails of the outgoing folder, oldest first, each as it was sent but for its line wrapping. */
function mails(): string[] {
  try {
    return readdirSync(mailDir)
      .sort()
      .map((file) => readFileSync(join(mailDir, file), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='));
  } catch {
    return [];
  }
}

function lastMail(to: string): string {
  const mail = mails().findLast((text) => text.includes(`<${to}>`) || text.includes(`To: ${to}`));
  if (!mail) {
    throw new Error(`No mail went to ${to}`);
  }
  return mail;
}

function tokenOf(mail: string): string {
  const token = /token=([\w-]{43})/.exec(mail)?.[1];
  if (!token) {
    throw new Error(`No link in:\n${mail}`);
  }
  return token;
}

const register = (email: string, password = 'paper and ink', returnPath = '/') =>
  registerUser(visitor, {
    name: 'Ada Lovelace',
    email,
    password,
    terms: 'on',
    locale: 'en',
    timeZone: 'Europe/London',
    origin,
    returnPath,
  });

/** A confirmed account; answers its id. */
async function member(email: string, password = 'paper and ink'): Promise<string> {
  await register(email, password);
  return (await verifyEmail(visitor, { token: tokenOf(lastMail(email)) })).userId;
}

describe('registering', () => {
  it('sends a link that carries the way back, and lets nobody in before it was followed', async () => {
    const { userId } = await register('ada@example.org', 'paper and ink', '/courses/course-v1:A+B+C');
    expect(userId).toMatch(/^usr_/);
    const mail = lastMail('ada@example.org');
    expect(mail).toContain(`${origin}/verify-email?token=`);
    expect(mail).toContain('callbackUrl=%2Fcourses%2Fcourse-v1%3AA%2BB%2BC');
    const signIn = checkPassword(visitor, { email: 'ADA@example.org ', password: 'paper and ink' });
    await expect(signIn).rejects.toMatchObject({ code: 'sign-in.unverified' });

    const confirmed = await verifyEmail(visitor, { token: tokenOf(mail) });
    expect(confirmed).toMatchObject({ userId, timeZone: 'Europe/London', sessionVersion: 1 });
    const signedIn = await checkPassword(visitor, { email: 'ada@example.org', password: 'paper and ink' });
    expect(signedIn.userId).toBe(userId);
  });

  it('keeps no password and no link readable', async () => {
    await register('secretive@example.org');
    const [row] = await stores.db.select().from(users).where(eq(users.email, 'secretive@example.org'));
    expect(row?.passwordHash).toMatch(/^scrypt\$/);
    expect(row?.passwordHash).not.toContain('paper');
    const tokens = await stores.db
      .select()
      .from(emailTokens)
      .where(eq(emailTokens.userId, row?.id ?? ''));
    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(tokens)).not.toContain(tokenOf(lastMail('secretive@example.org')));
  });

  it('works once, for a day, and only with the newest link', async () => {
    await register('slow@example.org');
    const first = tokenOf(lastMail('slow@example.org'));
    await requestVerification(visitor, { email: 'slow@example.org', origin, returnPath: '/' });
    const second = tokenOf(lastMail('slow@example.org'));
    await expect(verifyEmail(visitor, { token: first })).rejects.toMatchObject({ code: 'link.invalid' });
    const tooLate = stores.context({ actor: anonymous, now: later(24 * 60 + 1) });
    await expect(verifyEmail(tooLate, { token: second })).rejects.toMatchObject({ code: 'link.invalid' });
    await verifyEmail(visitor, { token: second });
    await expect(verifyEmail(visitor, { token: second })).rejects.toMatchObject({ code: 'link.invalid' });
  });

  it('lets one of two clicks at the same time win', async () => {
    await register('twice@example.org');
    const token = tokenOf(lastMail('twice@example.org'));
    const results = await Promise.allSettled([verifyEmail(visitor, { token }), verifyEmail(visitor, { token })]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('answers a taken address as any other, changes nothing, and tells its owner', async () => {
    await member('owner@example.org', 'the owner’s words');
    expect(await register('owner@example.org', 'a stranger’s words')).toEqual({ userId: null });
    expect(lastMail('owner@example.org')).toContain('You already have an account');
    await checkPassword(visitor, { email: 'owner@example.org', password: 'the owner’s words' });
  });

  it('makes one account of two registrations at the same time', async () => {
    await Promise.all([register('both@example.org'), register('both@example.org')]);
    const rows = await stores.db.select().from(users).where(eq(users.email, 'both@example.org'));
    expect(rows).toHaveLength(1);
  });

  it('writes the event in the same breath', async () => {
    const { userId } = await register('event@example.org');
    const events = await stores.db.select().from(siteOutbox);
    expect(
      events.filter((event) => event.name === 'accounts/user.registered').map((event) => event.data),
    ).toContainEqual({ userId });
  });
});

describe('signing in', () => {
  it('says the same for a wrong password and an unknown address', async () => {
    await member('known@example.org');
    const wrong = await checkPassword(visitor, { email: 'known@example.org', password: 'x' }).catch((error) => error);
    const unknown = await checkPassword(visitor, { email: 'nobody@example.org', password: 'x' }).catch(
      (error) => error,
    );
    expect(wrong).toMatchObject({ kind: 'Invalid', code: 'sign-in.wrong' });
    expect(unknown).toMatchObject({ kind: 'Invalid', code: 'sign-in.wrong', message: wrong.message });
  });

  it('tells of a closed account only with the right password', async () => {
    const userId = await member('closed@example.org');
    await stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, userId));
    const wrong = checkPassword(visitor, { email: 'closed@example.org', password: 'x' });
    await expect(wrong).rejects.toMatchObject({ code: 'sign-in.wrong' });
    const right = checkPassword(visitor, { email: 'closed@example.org', password: 'paper and ink' });
    await expect(right).rejects.toMatchObject({ code: 'sign-in.disabled' });
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link that works once and ends every session', async () => {
    const userId = await member('forgetful@example.org');
    await requestPasswordReset(visitor, { email: 'forgetful@example.org', origin });
    const token = tokenOf(lastMail('forgetful@example.org'));
    const before = await findAccount(stores.db, userId);
    await resetPassword(visitor, { token, password: 'new words here' });
    const after = await findAccount(stores.db, userId);
    expect(after?.sessionVersion).toBe((before?.sessionVersion ?? 0) + 1);
    await checkPassword(visitor, { email: 'forgetful@example.org', password: 'new words here' });
    const again = resetPassword(visitor, { token, password: 'other words here' });
    await expect(again).rejects.toMatchObject({ code: 'link.invalid' });
    expect(lastMail('forgetful@example.org')).toContain('Your password was changed');
  });

  it('has an hour', async () => {
    await member('late@example.org');
    await requestPasswordReset(visitor, { email: 'late@example.org', origin });
    const token = tokenOf(lastMail('late@example.org'));
    const tooLate = resetPassword(stores.context({ now: later(61) }), { token, password: 'new words here' });
    await expect(tooLate).rejects.toMatchObject({ code: 'link.invalid' });
  });

  it('of an unknown address is nothing, without a word', async () => {
    const before = mails().length;
    await requestPasswordReset(visitor, { email: 'stranger@example.org', origin });
    expect(mails()).toHaveLength(before);
  });

  it('cannot be replaced by a link of another kind', async () => {
    await register('kinds@example.org');
    const token = tokenOf(lastMail('kinds@example.org'));
    const misuse = resetPassword(visitor, { token, password: 'new words here' });
    await expect(misuse).rejects.toMatchObject({ code: 'link.invalid' });
  });
});

describe('the account’s own pages', () => {
  it('change the password after the present one, and end the other sessions', async () => {
    const userId = await member('changer@example.org');
    const ctx = stores.context({ actor: as(userId) });
    const wrong = changePassword(ctx, { currentPassword: 'not it', password: 'fresh words' });
    await expect(wrong).rejects.toMatchObject({
      code: 'password.wrong',
      fields: { currentPassword: 'password-wrong' },
    });
    const signedIn = await changePassword(ctx, { currentPassword: 'paper and ink', password: 'fresh words' });
    expect(signedIn.sessionVersion).toBe(2);
    expect((await findAccount(stores.db, userId))?.sessionVersion).toBe(2);
    await checkPassword(visitor, { email: 'changer@example.org', password: 'fresh words' });
  });

  it('change the mail address once the new one has answered', async () => {
    const userId = await member('old@example.org');
    const ctx = stores.context({ actor: as(userId) });
    await requestPasswordReset(visitor, { email: 'old@example.org', origin });
    const resetToken = tokenOf(lastMail('old@example.org'));
    await requestEmailChange(ctx, { email: 'new@example.org', password: 'paper and ink', origin });
    expect((await findAccount(stores.db, userId))?.email).toBe('old@example.org');
    expect(lastMail('old@example.org')).toContain('new@example.org');
    const token = tokenOf(lastMail('new@example.org'));
    await confirmEmailChange(visitor, { token });
    expect((await findAccount(stores.db, userId))?.email).toBe('new@example.org');
    // A link that lies in the old mailbox opens nothing any more.
    const stale = resetPassword(visitor, { token: resetToken, password: 'new words here' });
    await expect(stale).rejects.toMatchObject({ code: 'link.invalid' });
  });

  it('do not tell whose address another one is', async () => {
    const userId = await member('asker@example.org');
    await member('other@example.org');
    const ctx = stores.context({ actor: as(userId) });
    const answer = await requestEmailChange(ctx, { email: 'other@example.org', password: 'paper and ink', origin });
    expect(answer).toBeUndefined();
    expect(lastMail('other@example.org')).toContain('You already have an account');
  });

  it('refuse an address that was taken meanwhile', async () => {
    const userId = await member('racer@example.org');
    const ctx = stores.context({ actor: as(userId) });
    await requestEmailChange(ctx, { email: 'wanted@example.org', password: 'paper and ink', origin });
    const token = tokenOf(lastMail('wanted@example.org'));
    await member('wanted@example.org');
    await expect(confirmEmailChange(visitor, { token })).rejects.toMatchObject({ code: 'user.email-taken' });
    expect((await findAccount(stores.db, userId))?.email).toBe('racer@example.org');
  });

  it('keep what a person says about themselves', async () => {
    const userId = await member('person@example.org');
    const ctx = stores.context({ actor: as(userId) });
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
    const userId = await member('leaver@example.org');
    const ctx = stores.context({ actor: as(userId) });
    await grantRole(stores.context(), { userId, role: 'staff', scope: 'course-v1:A+B+C' });
    await expect(deleteAccount(ctx, { confirmation: 'not it' })).rejects.toMatchObject({ code: 'password.wrong' });
    await deleteAccount(ctx, { confirmation: 'paper and ink' });
    const [row] = await stores.db.select().from(users).where(eq(users.id, userId));
    expect(row).toMatchObject({ name: '', bio: null, passwordHash: null, emailVerifiedAt: null });
    expect(JSON.stringify(row)).not.toContain('leaver');
    expect(await stores.db.select().from(roles).where(eq(roles.userId, userId))).toEqual([]);
    expect(await stores.db.select().from(emailTokens).where(eq(emailTokens.userId, userId))).toEqual([]);
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
    expect(audit.map((entry) => entry.action)).toContain('user.delete');
    // The address is free again.
    await member('leaver@example.org');
  });
});

describe('signing out everywhere', () => {
  it('is one’s own right, an admin’s measure, and nobody else’s', async () => {
    const userId = await member('roamer@example.org');
    await signOutEverywhere(stores.context({ actor: as(userId) }), { userId });
    const stranger = signOutEverywhere(stores.context({ actor: as('usr_stranger') }), { userId });
    await expect(stranger).rejects.toMatchObject({ kind: 'Forbidden' });
    await signOutEverywhere(stores.context(), { userId });
    expect((await findAccount(stores.db, userId))?.sessionVersion).toBe(3);
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
    expect(audit.map((entry) => entry.action)).toEqual(['user.sign-out-everywhere']);
  });
});

describe('roles', () => {
  it('are granted by those above, once, with an audit row and an event', async () => {
    const teacher = await member('teacher@example.org');
    const helper = await member('helper@example.org');
    const courseKey = 'course-v1:House+Reading+2026';
    await grantRole(stores.context(), { userId: teacher, role: 'instructor', scope: courseKey });
    const ctx = stores.context({
      actor: { kind: 'user', userId: teacher, roles: [{ role: 'instructor', scope: courseKey }] },
    });
    await grantRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
    await grantRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
    expect((await findAccount(stores.db, helper))?.roles).toEqual([{ role: 'staff', scope: courseKey }]);
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, helper));
    expect(audit).toMatchObject([{ actor: teacher, action: 'role.grant', courseKey }]);

    const elsewhere = grantRole(ctx, { userId: helper, role: 'staff', scope: 'course-v1:House+Writing+2026' });
    await expect(elsewhere).rejects.toMatchObject({ kind: 'Forbidden' });
    const above = grantRole(ctx, { userId: teacher, role: 'org_admin', scope: 'House' });
    await expect(above).rejects.toMatchObject({ kind: 'Forbidden' });
    await revokeRole(ctx, { userId: helper, role: 'staff', scope: courseKey });
    expect((await findAccount(stores.db, helper))?.roles).toEqual([]);
  });

  it('leave the site with one admin at least', async () => {
    await stores.db.delete(roles).where(eq(roles.role, 'site_admin'));
    const first = await member('first@example.org');
    const second = await member('second@example.org');
    await grantRole(stores.context(), { userId: first, role: 'site_admin', scope: '*' });
    const alone = revokeRole(stores.context(), { userId: first, role: 'site_admin', scope: '*' });
    await expect(alone).rejects.toMatchObject({ code: 'role.last-site-admin' });
    const leaving = deleteAccount(stores.context({ actor: as(first) }), { confirmation: 'paper and ink' });
    await expect(leaving).rejects.toMatchObject({ code: 'role.last-site-admin' });
    await grantRole(stores.context(), { userId: second, role: 'site_admin', scope: '*' });
    await revokeRole(stores.context(), { userId: first, role: 'site_admin', scope: '*' });
  });
});

describe('an identity provider', () => {
  const school = { provider: 'school', isEmailVerified: true, name: 'Grace', locale: 'en' } as const;

  it('makes an account, and knows it again by its own id whatever the address is', async () => {
    const grace = { ...school, subject: 'g-1', email: 'grace@example.org' };
    const first = await signInWithIdentity(visitor, grace);
    const again = await signInWithIdentity(visitor, { ...grace, email: 'other.grace@example.org' });
    expect(again.userId).toBe(first.userId);
    expect(await findAccount(stores.db, first.userId)).toMatchObject({ email: 'grace@example.org', name: 'Grace' });
  });

  it('opens an account of the same address only if it vouches for the address', async () => {
    const userId = await member('linked@example.org');
    const identity = { ...school, subject: 'l-1', email: 'Linked@Example.org' };
    const unsure = signInWithIdentity(visitor, { ...identity, isEmailVerified: false });
    await expect(unsure).rejects.toMatchObject({ code: 'identity.email-unverified' });
    const nameless = signInWithIdentity(visitor, { ...identity, email: null });
    await expect(nameless).rejects.toMatchObject({ code: 'identity.email-unverified' });
    expect((await signInWithIdentity(visitor, identity)).userId).toBe(userId);
    await checkPassword(visitor, { email: 'linked@example.org', password: 'paper and ink' });
  });

  it('takes an unconfirmed account away from whoever registered it', async () => {
    await register('victim@example.org', 'a stranger’s words');
    const link = tokenOf(lastMail('victim@example.org'));
    const owner = await signInWithIdentity(visitor, { ...school, subject: 'v-1', email: 'victim@example.org' });
    expect(owner.sessionVersion).toBe(2);
    const stranger = checkPassword(visitor, { email: 'victim@example.org', password: 'a stranger’s words' });
    await expect(stranger).rejects.toMatchObject({ code: 'sign-in.wrong' });
    await expect(verifyEmail(visitor, { token: link })).rejects.toMatchObject({ code: 'link.invalid' });
  });

  it('is linked to whoever is signed in, and to one person only', async () => {
    const userId = await member('linker@example.org');
    const identity = { ...school, subject: 's-1', email: null, isEmailVerified: false };
    const ctx = stores.context({ actor: as(userId) });
    expect((await signInWithIdentity(ctx, identity)).userId).toBe(userId);
    expect((await findProfile(ctx)).providers).toEqual(['school']);
    expect((await signInWithIdentity(visitor, identity)).userId).toBe(userId);
    const other = stores.context({ actor: as(await member('thief@example.org')) });
    await expect(signInWithIdentity(other, identity)).rejects.toMatchObject({ code: 'identity.of-another' });
  });

  it('does not open a closed account', async () => {
    const identity = { ...school, subject: 'c-1', email: 'gone@example.org' };
    const { userId } = await signInWithIdentity(visitor, identity);
    await stores.db.update(users).set({ disabledAt: testNow }).where(eq(users.id, userId));
    await expect(signInWithIdentity(visitor, identity)).rejects.toMatchObject({ code: 'sign-in.disabled' });
  });

  it('lets an account without a password be deleted by its address', async () => {
    const { userId } = await signInWithIdentity(visitor, { ...school, subject: 'd-1', email: 'quiet@example.org' });
    const ctx = stores.context({ actor: as(userId) });
    await expect(deleteAccount(ctx, { confirmation: 'no' })).rejects.toMatchObject({ code: 'email.wrong' });
    await deleteAccount(ctx, { confirmation: 'Quiet@example.org' });
    expect(await stores.db.select().from(identities).where(eq(identities.userId, userId))).toEqual([]);
  });
});

describe('accounts made by others', () => {
  it('are for admins and the command line', async () => {
    const input = { email: 'made@example.org', name: 'Made', passwordHash: await hashPassword('given words') };
    await expect(createUser(visitor, input)).rejects.toMatchObject({ kind: 'Unauthenticated' });
    const { userId } = await createUser(stores.context(), input);
    expect((await checkPassword(visitor, { email: 'made@example.org', password: 'given words' })).userId).toBe(userId);
    await expect(createUser(stores.context(), input)).rejects.toMatchObject({ code: 'user.email-taken' });
  });

  it('for a demonstration have random sign-ins, kept in a file that only the owner can read', async () => {
    const folder = join(dataDir, 'demo');
    const input = { dataDir: folder, instructorScopes: ['course-v1:Lectern+Welcome+2026'], isPrivateSite: true };
    const accounts = await createDemoAccounts(stores.context(), input);
    expect(accounts.map((account) => account.role)).toEqual(['admin', 'instructor', 'learner']);
    expect(new Set(accounts.map((account) => account.password)).size).toBe(3);
    expect(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))).toEqual(accounts);
    expect(statSync(join(folder, 'demo.json')).mode & 0o777).toBe(0o600);
    const held = await Promise.all(
      accounts.map(async ({ email, password }) => {
        const { userId } = await checkPassword(visitor, { email, password });
        return (await findAccount(stores.db, userId))?.roles;
      }),
    );
    expect(held).toEqual([
      [{ role: 'site_admin', scope: '*' }],
      [{ role: 'instructor', scope: 'course-v1:Lectern+Welcome+2026' }],
      [],
    ]);
    expect(await createDemoAccounts(stores.context(), input)).toEqual(accounts);
    // A lost file gets new sign-ins that work.
    rmSync(join(folder, 'demo.json'));
    const renewed = await createDemoAccounts(stores.context(), input);
    expect(renewed.map((account) => account.password)).not.toEqual(accounts.map((account) => account.password));
    for (const { email, password } of renewed) {
      await checkPassword(visitor, { email, password });
    }
  });

  it('are not made on a site that others can reach', async () => {
    const input = { dataDir: join(dataDir, 'no'), instructorScopes: [], isPrivateSite: false };
    await expect(createDemoAccounts(stores.context(), input)).rejects.toMatchObject({ code: 'demo.not-here' });
  });
});

describe('rate limits', () => {
  it('stop at the count, say how long, and begin anew with the window', async () => {
    const start = new Date('2026-03-02T10:00:00.000Z');
    const at = (seconds: number) => ({ db: stores.db, now: new Date(start.getTime() + seconds * 1000) });
    for (let i = 0; i < 10; i++) {
      await takeAttempt(at(i), 'sign-in.account-and-address', 'ada 192.0.2.1');
    }
    const over = takeAttempt(at(300), 'sign-in.account-and-address', 'ada 192.0.2.1');
    await expect(over).rejects.toMatchObject({ kind: 'LimitReached', retryAfterSeconds: 600 });
    await takeAttempt(at(300), 'sign-in.account-and-address', 'bob 192.0.2.1');
    await takeAttempt(at(900), 'sign-in.account-and-address', 'ada 192.0.2.1');
  });

  it('let through no more when all come at once, and give right ones back', async () => {
    const ctx = { db: stores.db, now: testNow };
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
    await expect(takeAttempt(ctx, 'confirm-password.account', 'usr_x')).rejects.toMatchObject({ kind: 'LimitReached' });
  });
});
