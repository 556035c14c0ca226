import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDb, type DbConnection } from '@/db/client';
import { auditEntries, enrollmentInvitations, siteSettings, users } from '@/db/schema';
import { registerUser, signInWithIdentity } from '@/lib/accounts';
import { getIssuer } from '@/lib/certificates';
import type { Actor } from '@/lib/context';
import { changeSiteSettings, loadSiteSettings, readSiteSettings, type SiteSettings } from '@/lib/site';
import { drivers, testNow } from '../support/fresh-stores';
import { as, type Members, openMembers } from '../support/members';
import { newJwk } from '../support/sample-credential';

process.env.LECTERN_SIGNING_KEYS = JSON.stringify({ keys: [await newJwk()] });

const admin: Actor = { kind: 'user', userId: 'usr_admin', roles: [{ role: 'site_admin', scope: '*' }] };
const later = (ms: number) => new Date(testNow.getTime() + ms);

describe.each(drivers)('what is set for the whole site, over %s', (driver) => {
  let house: Members;
  /** Another process on the same database. */
  let other: DbConnection;
  beforeAll(async () => {
    house = await openMembers(driver);
    other = connectDb(house.stores.databaseUrl);
  });
  afterAll(async () => {
    await other?.close();
    await house?.close();
  });
  beforeEach(async () => {
    await house.stores.db.delete(siteSettings);
  });
  const ctx = () => house.stores.context({ actor: admin, address: '192.0.2.7' });
  const general = (name: string, rev = 0) => ({ section: 'general' as const, rev, value: { name } });
  const registration = (value: Partial<SiteSettings['registration']>) =>
    changeSiteSettings(ctx(), { section: 'registration', rev: 0, value });
  const refused = (code: string) => ({ kind: 'Forbidden', code });

  it('is nothing at first, and then what an admin says, with who changed what in the audit', async () => {
    expect(await loadSiteSettings(house.stores.db)).toMatchObject({
      general: { name: '', description: '', contactEmail: '', timeZone: 'UTC' },
      registration: { policy: 'open', mailDomains: [], mustAcceptTerms: true },
      terms: { text: '', version: '' },
      revs: { general: 0 },
    });
    const value = { name: ' Mill School ', contactEmail: 'desk@mill.example', timeZone: 'Europe/Helsinki' };
    await changeSiteSettings(ctx(), { section: 'general', rev: 0, value });
    expect(await readSiteSettings(ctx())).toMatchObject({ general: { name: 'Mill School' }, revs: { general: 1 } });
    const audit = await house.stores.db.select().from(auditEntries).where(eq(auditEntries.target, 'general'));
    expect(audit).toMatchObject([
      {
        action: 'site.change-settings',
        actor: 'usr_admin',
        address: '192.0.2.7',
        before: { name: '' },
        after: { name: 'Mill School', contactEmail: 'desk@mill.example' },
      },
    ]);
    // The same once more changes nothing.
    await changeSiteSettings(ctx(), { section: 'general', rev: 1, value });
    expect((await loadSiteSettings(house.stores.db)).revs.general).toBe(1);
    const issuer = await getIssuer(ctx(), { siteUrl: 'https://mill.example' });
    expect(issuer).toMatchObject({ name: 'Mill School', email: 'desk@mill.example' });
  });

  it.each([
    ['general', { name: '<b>Mill</b>' }],
    ['general', { name: 'x'.repeat(61) }],
    ['general', { contactEmail: 'nobody' }],
    ['general', { timeZone: 'Mars/Olympus' }],
    ['registration', { mailDomains: ['mill'] }],
    ['registration', { mailDomains: ['mill.example/x'] }],
    ['terms', { text: 'Be kind.' }],
    ['terms', { text: 'Be kind.', version: 'two words' }],
  ] as const)('is refused where %s is %j', async (section, value) => {
    const rev = 0;
    await expect(changeSiteSettings(ctx(), { section, rev, value } as never)).rejects.toThrow();
    expect(await house.stores.db.select().from(siteSettings)).toEqual([]);
  });

  it.each<[string, Actor]>([
    ['a visitor', { kind: 'anonymous' }],
    ['a learner', as('usr_else')],
    ['an admin of an organisation', { kind: 'user', userId: 'usr_o', roles: [{ role: 'org_admin', scope: 'Org' }] }],
  ])('is not for %s to change', async (_who, actor) => {
    const changing = changeSiteSettings(house.stores.context({ actor }), general('Mine'));
    await expect(changing).rejects.toMatchObject({ kind: expect.stringMatching(/Forbidden|Unauthenticated/) });
  });

  it('is saved by one of two admins at a time, and the other is told', async () => {
    for (const rev of [0, 1]) {
      const both = await Promise.allSettled([
        changeSiteSettings(ctx(), general('Mill', rev)),
        changeSiteSettings({ ...ctx(), db: other.db }, general('House', rev)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = both.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ kind: 'Conflict', code: 'site.changed-meanwhile' });
      await changeSiteSettings(ctx(), general('Between', rev + 1));
      await house.stores.db.update(siteSettings).set({ rev: rev + 1 });
    }
  });

  it('is known at once where it was changed, and by another process within ten seconds', async () => {
    const there = (ms: number) => readSiteSettings({ db: other.db, now: later(ms) }).then((all) => all.general.name);
    expect(await there(0)).toBe('');
    await changeSiteSettings(ctx(), general('Mill'));
    expect((await readSiteSettings(ctx())).general.name).toBe('Mill');
    expect(await there(1999)).toBe('');
    // It is read anew beside a request that does not wait for it.
    expect(await there(2000)).toBe('');
    await expect.poll(() => there(2001)).toBe('Mill');
    await changeSiteSettings(ctx(), general('House', 1));
    expect(await there(60_000)).toBe('House');
  });

  it('keeps out of new accounts whom the policy keeps out, whichever way they come', async () => {
    const register = (email: string) => house.register(email);
    const byProvider = (email: string) =>
      signInWithIdentity(house.visitor, {
        provider: 'school',
        subject: email,
        email,
        isEmailVerified: true,
        name: 'Bo',
        locale: 'en',
      });
    const known = `known-${driver}@example.org`;
    await house.member(known);

    await registration({ policy: 'closed' });
    await expect(register('new@example.org')).rejects.toMatchObject(refused('registration.closed'));
    await expect(register(known)).rejects.toMatchObject(refused('registration.closed'));
    await expect(byProvider('new@example.org')).rejects.toMatchObject(refused('registration.closed'));
    // Whoever has an account comes in as before.
    await expect(byProvider(known)).resolves.toMatchObject({ name: 'Ada Lovelace' });

    await house.stores.db.delete(siteSettings);
    await registration({ mailDomains: ['Mill.example', '@house.example', 'mill.example'] });
    await expect(register('new@example.org')).rejects.toMatchObject(refused('registration.mail-domain'));
    await expect(register('new@sub.mill.example')).rejects.toMatchObject(refused('registration.mail-domain'));
    await expect(byProvider('new@notmill.example')).rejects.toMatchObject(refused('registration.mail-domain'));
    await expect(register('new@mill.example')).resolves.toMatchObject({ userId: expect.any(String) });
    await expect(byProvider('bo@house.example')).resolves.toMatchObject({ name: 'Bo' });

    await house.stores.db.delete(siteSettings);
    await registration({ policy: 'invited' });
    await house.stores.db.delete(enrollmentInvitations);
    await expect(register('guest@example.org')).rejects.toMatchObject(refused('registration.invited-only'));
    await expect(byProvider('guest@example.org')).rejects.toMatchObject(refused('registration.invited-only'));
    const invitation = { courseKey: 'course-v1:O+N+R', invitedBy: 'usr_t', createdAt: testNow };
    await house.stores.db.insert(enrollmentInvitations).values({ ...invitation, email: 'guest@example.org' });
    await expect(register('guest@example.org')).resolves.toMatchObject({ userId: expect.any(String) });
  });

  it('has new people accept the terms that they were shown, and keeps which ones', async () => {
    const form = { name: 'Cy', password: 'paper and ink', locale: 'en', timeZone: 'UTC', returnPath: '/' };
    const register = (terms: '' | 'on', termsVersion: string) =>
      registerUser(house.visitor, {
        ...form,
        email: `cy-${driver}@example.org`,
        origin: 'https://mill.example',
        terms,
        termsVersion,
      });
    const accepted = async () => {
      const [user] = await house.stores.db
        .select()
        .from(users)
        .where(eq(users.email, `cy-${driver}@example.org`));
      return user && { at: user.termsAcceptedAt, version: user.termsVersion };
    };
    const terms = (version: string, rev: number, text = `Be kind, says ${version}.`) =>
      changeSiteSettings(ctx(), { section: 'terms', rev, value: { text, version } });
    await terms('2026-03-01', 0);
    await expect(terms('2026-03-01', 1, 'Another text')).rejects.toMatchObject({ code: 'site.version-same' });
    await expect(register('', '2026-03-01')).rejects.toMatchObject({ fields: { terms: 'terms-missing' } });
    await expect(register('on', '')).rejects.toMatchObject({ fields: { terms: 'terms-changed' } });
    await register('on', '2026-03-01');
    expect(await accepted()).toEqual({ at: testNow, version: '2026-03-01' });
    await terms('2026-03-02', 1);
    await expect(register('on', '2026-03-01')).rejects.toMatchObject({ fields: { terms: 'terms-changed' } });
    await register('on', '2026-03-02');
    expect(await accepted()).toEqual({ at: testNow, version: '2026-03-02' });
    await registration({ mustAcceptTerms: false });
    await register('', '');
    expect(await accepted()).toEqual({ at: null, version: null });
  });

  it('stands in letters: the name, and where an answer goes', async () => {
    const value = { name: 'Mill School', contactEmail: 'desk@mill.example' };
    await changeSiteSettings(ctx(), { section: 'general', rev: 0, value });
    await house.register(`letter-${driver}@example.org`);
    const mail = house.lastMail(`letter-${driver}@example.org`);
    expect(mail).toMatch(/^From: Mill School <.*>\r?$/m);
    expect(mail).toMatch(/^Reply-To: desk@mill.example\r?$/m);
    expect(mail).toContain('welcome to Mill School.');
    expect(mail).toMatch(/Warm regards,\r?\nMill School/);
  });
});
