import { and, asc, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  certificateAllowList,
  certificateIndex,
  certificates,
  courseGrades,
  learnerAuditEntries,
  learnerOutbox,
  users,
} from '@/db/schema';
import { functions } from '@/inngest';
import { deleteAccount } from '@/lib/accounts';
import {
  addToAllowList,
  getAchievement,
  getBadgeKey,
  getCertificate,
  getCredential,
  getIssuer,
  getStatusList,
  invalidateCertificate,
  issueCertificate,
  listOwnCertificates,
  printCertificate,
  regenerateCertificate,
  tellOfCertificate,
  verifyCertificate,
} from '@/lib/certificates';
import { reserveName } from '@/lib/certificates/reserve-name';
import type { Context } from '@/lib/context';
import { verifyCredential } from '@/lib/credential';
import { enroll, unenroll } from '@/lib/enrollments';
import { publish } from '@/lib/outbox';
import { drivers, type FreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { type Members, openMembers } from '../support/members';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';
import { newJwk, sampleSite } from '../support/sample-credential';

process.env.LECTERN_SIGNING_KEYS = JSON.stringify({ keys: [await newJwk()] });

const end = new Date('2026-12-01T00:00:00Z');
const dayMs = 86_400_000;
const signed = {
  certificates: {
    certificates: [
      { is_active: false, signatories: [{ name: 'Nobody' }] },
      {
        is_active: true,
        course_title: 'Learning, certified',
        signatories: [
          {
            name: 'Grace Hopper',
            title: 'Rear Admiral',
            organization: 'Navy',
            signature_image_path: '/asset-v1:Org+Learn+r1+type@asset+block@a.png',
          },
          { name: '', title: 'Of no name' },
          'not a signatory',
        ],
      },
    ],
  },
};
const course = (settings: object) => ({
  'policies/r1/policy.json': JSON.stringify({ 'course/r1': settings }),
});
const early = { certificates_display_behavior: 'early_no_info' };

let members: Members;
let stores: FreshStores;
let workflows: TestWorkflows;

let learners = 0;
/** A learner whose grade on record is a pass, or is not. */
async function graded(options: { readonly mode?: string; readonly isPassed?: boolean; readonly name?: string } = {}) {
  learners += 1;
  const userId = `learner${learners}`;
  const { mode = 'honor', isPassed = true, name = `Zoë ${learners}` } = options;
  await addLearner(stores, userId, { mode });
  await stores.db.update(users).set({ name }).where(eq(users.id, userId));
  await stores.db.insert(courseGrades).values({
    userId,
    courseKey,
    version: 1,
    percent: isPassed ? 0.9 : 0.1,
    letter: isPassed ? 'Pass' : null,
    isPassed,
    passedAt: isPassed ? testNow : null,
    revision: 'rev_1',
    policyHash: 'policy',
    gradedAt: testNow,
    createdAt: testNow,
  });
  return { userId, courseKey };
}
const pass = (learner: { userId: string }) =>
  stores.db.transaction((tx) =>
    publish(tx, stores.context(), 'grades/course.passed', {
      userId: learner.userId,
      courseKey,
      version: 1,
      percent: 0.9,
    }),
  );
const rowOf = async ({ userId }: { userId: string }) =>
  (await stores.db.select().from(certificates).where(eq(certificates.userId, userId)))[0];
const indexOf = ({ userId }: { userId: string }) =>
  stores.db
    .select()
    .from(certificateIndex)
    .where(eq(certificateIndex.userId, userId))
    .orderBy(asc(certificateIndex.serial));
const eventsOf = async ({ userId }: { userId: string }) =>
  (
    await stores.db
      .select({ name: learnerOutbox.name, data: learnerOutbox.data })
      .from(learnerOutbox)
      .where(and(eq(learnerOutbox.userId, userId), like(learnerOutbox.name, 'certificates/certificate.%')))
      .orderBy(asc(learnerOutbox.seq))
  ).map(({ name, data }) => ({ name, data }));
const teacher = (role: 'instructor' | 'staff' = 'instructor'): Context =>
  stores.context({ actor: { kind: 'user', userId: 'usr_teacher', roles: [{ role, scope: courseKey }] } });

async function auditOf({ userId }: { userId: string }) {
  const rows = await stores.db
    .select({ action: learnerAuditEntries.action, actor: learnerAuditEntries.actor })
    .from(learnerAuditEntries)
    .where(eq(learnerAuditEntries.userId, userId))
    .orderBy(asc(learnerAuditEntries.id));
  expect(rows.every(({ actor }) => actor === 'usr_teacher')).toBe(true);
  return rows.map(({ action }) => action).sort();
}

describe.each(drivers)('certificates, over %s', (driver) => {
  beforeAll(async () => {
    members = await openMembers(driver);
    ({ stores } = members);
    await importLearnerCourse(stores, course({ ...early, ...signed }));
    // Grades are set here by hand: the functions that make them stay out.
    workflows = await runWorkflows(stores, {
      functions: functions.filter((one) => /certificate|revocation|send-mail/.test(one.id())),
    });
  });
  afterAll(async () => {
    await workflows?.stop();
    await members?.close();
  });

  describe('a certificate', () => {
    it('is issued on passing, once, however often it is asked for at once', async () => {
      const learner = await graded({ name: 'Zoë Ångström' });
      const many = await Promise.all(Array.from({ length: 12 }, () => issueCertificate(stores.context(), learner)));
      const [{ certificateId } = { certificateId: null }] = many;
      expect(certificateId).toMatch(/^cert_[0-9a-f]{26}$/);
      expect(many).toEqual(many.map(() => ({ status: 'downloadable', certificateId })));
      for (let times = 0; times < 5; times += 1) await pass(learner);
      await workflows.settle(0);

      expect(await rowOf(learner)).toMatchObject({
        id: certificateId,
        issue: 1,
        serial: 1,
        learnerName: 'Zoë Ångström',
        percent: 0.9,
        revision: expect.stringMatching(/^rev_/),
        issuedAt: testNow,
      });
      expect(await indexOf(learner)).toMatchObject([{ id: certificateId, revokedAt: null }]);
      expect(await eventsOf(learner)).toEqual([
        { name: 'certificates/certificate.issued', data: { ...learner, certificateId } },
      ]);
      const letters = members.mails().filter((mail) => mail.includes(`${learner.userId}@example.org`));
      expect(letters).toHaveLength(1);
      expect(letters[0]).toContain(`/certificates/${certificateId}`);
    });

    it('is taken up where a crash left only its name', async () => {
      const learner = await graded();
      const broken = stores.context({
        db: new Proxy(stores.db, {
          get: (db, name) =>
            name === 'transaction' ? () => Promise.reject(new Error('killed')) : Reflect.get(db, name),
        }),
      });
      await expect(issueCertificate(broken, learner)).rejects.toThrow('killed');
      const [left] = await indexOf(learner);
      expect(left).toMatchObject({ serial: 1 });
      await expect(getCertificate(stores.context(), { id: left?.id ?? '' })).rejects.toMatchObject({
        kind: 'NotFound',
      });

      expect(await issueCertificate(stores.context(), learner)).toEqual({
        status: 'downloadable',
        certificateId: left?.id,
      });
      expect(await indexOf(learner)).toHaveLength(1);
    });

    it('takes its place in the next status list once places are hard to find', async () => {
      const [first, second] = [await graded(), await graded()];
      const place = (learner: { userId: string; courseKey: string }) =>
        reserveName(stores.context(), learner, 1, () => 4711);
      expect(await place(first)).toMatchObject({ statusList: 1, statusIndex: 4711 });
      expect(await place(second)).toMatchObject({ statusList: 2, statusIndex: 4711 });
      expect(await place(first)).toMatchObject({ statusList: 1 });
    });

    it('is told of once for each time that it was written', async () => {
      const learner = await graded();
      await issueCertificate(stores.context(), learner);
      const letters = () => members.mails().filter((mail) => mail.includes(`${learner.userId}@example.org`));
      const tell = () => tellOfCertificate(stores.context(), { ...learner, origin: 'https://learn.example.org' });
      await tell();
      await tell();
      await workflows.settle(0);
      expect(letters()).toHaveLength(1);
      await regenerateCertificate(teacher(), learner);
      await tell();
      await workflows.settle(0);
      expect(letters()).toHaveLength(2);
    });

    it('says who, what and when, with the course team’s design', async () => {
      const learner = await graded({ name: 'Ada <b>' });
      const { certificateId } = await issueCertificate(stores.context(), learner);
      expect(await getCertificate(stores.context(), { id: certificateId ?? '' })).toMatchObject({
        state: 'valid',
        id: certificateId,
        learnerName: 'Ada <b>',
        course: { courseKey, title: 'Learning, certified', number: 'Learn', organization: 'Org', language: 'en' },
        signatories: [{ name: 'Grace Hopper', title: 'Rear Admiral', organization: 'Navy', imagePath: 'a.png' }],
        issuedAt: testNow.toISOString(),
        issue: 1,
      });
      const own = stores.context({ actor: { kind: 'user', userId: learner.userId, roles: [] } });
      expect(await listOwnCertificates(own)).toMatchObject([{ id: certificateId, status: 'downloadable' }]);
      for (const id of ['', 'cert_', 'cert_00000000000000000000000000', '../x']) {
        await expect(getCertificate(stores.context(), { id })).rejects.toMatchObject({ code: 'certificates.unknown' });
      }
    });

    it('is not earned by audit, nor without a pass', async () => {
      const auditor = await graded({ mode: 'audit' });
      const failing = await graded({ isPassed: false });
      for (const learner of [auditor, failing]) await pass(learner);
      await workflows.settle(0);
      expect(await rowOf(auditor)).toMatchObject({ status: 'audit_passing', id: null });
      expect(await rowOf(failing)).toBeUndefined();
      expect(await eventsOf(auditor)).toEqual([]);
      expect(await indexOf(auditor)).toEqual([]);

      const own = stores.context({ actor: { kind: 'user', userId: auditor.userId, roles: [] } });
      await unenroll(own, { courseKey });
      await enroll(own, { courseKey, mode: 'honor' });
      await workflows.settle(0);
      expect(await rowOf(auditor)).toMatchObject({ status: 'downloadable', mode: 'honor' });
    });

    it('stays where the grade falls later', async () => {
      const learner = await graded();
      const issued = await issueCertificate(stores.context(), learner);
      await stores.db.update(courseGrades).set({ isPassed: false }).where(eq(courseGrades.userId, learner.userId));
      expect(await issueCertificate(stores.context(), learner)).toEqual(issued);
    });

    it('is given to who is on the list, by staff who may', async () => {
      const learner = await graded({ isPassed: false });
      await expect(addToAllowList(teacher('staff'), { ...learner, note: 'Ill' })).rejects.toMatchObject({
        code: 'permission.denied',
      });
      await addToAllowList(teacher(), { ...learner, note: 'Ill at the exam' });
      await addToAllowList(teacher(), { ...learner, note: 'Again' });
      await workflows.settle(0);
      expect(await rowOf(learner)).toMatchObject({ status: 'downloadable' });
      expect(await stores.db.select().from(certificateAllowList)).toMatchObject([
        { userId: learner.userId, note: 'Ill at the exam', addedBy: 'usr_teacher' },
      ]);
      expect(await auditOf(learner)).toEqual(['certificate.allow']);
    });

    it('is revoked for good, and a new one has a new name', async () => {
      const learner = await graded();
      const { certificateId } = await issueCertificate(stores.context(), learner);
      const revoke = { ...learner, reason: 'Somebody else sat the exam' };
      await expect(invalidateCertificate(teacher('staff'), revoke)).rejects.toMatchObject({
        code: 'permission.denied',
      });
      await Promise.all([invalidateCertificate(teacher(), revoke), invalidateCertificate(teacher(), revoke)]);
      expect(await rowOf(learner)).toMatchObject({ status: 'invalidated', revocationReason: revoke.reason });
      expect(await getCertificate(stores.context(), { id: certificateId ?? '' })).toEqual({
        state: 'revoked',
        id: certificateId,
        course: expect.objectContaining({ title: 'Learning, certified' }),
        revokedAt: testNow.toISOString(),
      });
      await pass(learner);
      await workflows.settle(0);
      expect(await rowOf(learner)).toMatchObject({ status: 'invalidated', id: certificateId });

      // A crash has left the new name behind: it answers to nobody.
      const { id: next } = await reserveName(stores.context(), learner, 2);
      await expect(getCertificate(stores.context(), { id: next })).rejects.toMatchObject({ kind: 'NotFound' });
      const again = await regenerateCertificate(teacher(), learner);
      expect(again.certificateId).toBe(next);
      expect(again.certificateId).not.toBe(certificateId);
      expect(await indexOf(learner)).toMatchObject([
        { id: certificateId, serial: 1, revokedAt: testNow },
        { id: again.certificateId, serial: 2, revokedAt: null },
      ]);
      expect(await getCertificate(stores.context(), { id: certificateId ?? '' })).toMatchObject({ state: 'revoked' });
      expect(await getCertificate(stores.context(), { id: again.certificateId ?? '' })).toMatchObject({
        state: 'valid',
      });
      expect((await eventsOf(learner)).map(({ name }) => name)).toEqual([
        'certificates/certificate.issued',
        'certificates/certificate.revoked',
        'certificates/certificate.issued',
      ]);
      expect(await auditOf(learner)).toEqual(['certificate.invalidate', 'certificate.regenerate']);
    });

    it('is listed as revoked by the workflow where who revoked it got no further', async () => {
      const learner = await graded();
      const { certificateId } = await issueCertificate(stores.context(), learner);
      await invalidateCertificate(teacher(), { ...learner, reason: 'Wrong' });
      // As a crash between the two keyspaces leaves it.
      await stores.db
        .update(certificateIndex)
        .set({ revokedAt: null })
        .where(eq(certificateIndex.id, certificateId ?? ''));
      await workflows.settle(0);
      expect(await indexOf(learner)).toMatchObject([{ revokedAt: testNow }]);
    });

    it('is written anew under its own name', async () => {
      const learner = await graded({ name: 'Ada Lovelce' });
      await expect(regenerateCertificate(teacher(), learner)).rejects.toMatchObject({ code: 'certificates.none' });
      const { certificateId } = await issueCertificate(stores.context(), learner);
      await stores.db.update(users).set({ name: 'Ada Lovelace' }).where(eq(users.id, learner.userId));
      const later = new Date(testNow.getTime() + dayMs);
      expect(await regenerateCertificate({ ...teacher(), now: later }, learner)).toMatchObject({ certificateId });
      expect(await getCertificate(stores.context(), { id: certificateId ?? '' })).toMatchObject({
        learnerName: 'Ada Lovelace',
        issue: 2,
        issuedAt: testNow.toISOString(),
      });
    });

    it('loses its name with its holder', async () => {
      const userId = await members.member('gone@example.org');
      const own = stores.context({ actor: { kind: 'user', userId, roles: [] } });
      // A course that has a certificate is taken in a mode that earns it.
      expect(await enroll(own, { courseKey })).toMatchObject({ mode: 'honor' });
      await addToAllowList(teacher(), { userId, courseKey, note: 'About Ada' });
      const { certificateId } = await issueCertificate(stores.context(), { userId, courseKey });
      await deleteAccount(own, { confirmation: 'paper and ink' });
      await workflows.settle(0);
      expect(await rowOf({ userId })).toMatchObject({ learnerName: '', status: 'downloadable' });
      expect(await getCertificate(stores.context(), { id: certificateId ?? '' })).toMatchObject({ state: 'erased' });
      const notes = await stores.db.select().from(certificateAllowList).where(eq(certificateAllowList.userId, userId));
      expect(notes).toMatchObject([{ note: '' }]);
    });
  });

  describe('a credential', () => {
    const siteUrl = 'https://learn.example.org';
    const payloadOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
    /** What the site's addresses answer with. */
    const load = async (url: string) => {
      const [kind, name = ''] = url.replace(`${siteUrl}/badges/`, '').split('/');
      if (kind === 'issuer') return JSON.stringify(await getIssuer({ siteUrl }));
      if (kind === 'keys') return JSON.stringify(await getBadgeKey({ kid: name, siteUrl }));
      if (kind === 'status') return await getStatusList(stores.context(), { number: Number(name), siteUrl });
      throw new Error(`nothing at ${url}`);
    };
    const check = (text: string) => verifyCertificate(stores.context(), { text, siteUrl });

    it('says the same as the certificate, and verifies by what the site publishes', async () => {
      const learner = await graded({ name: 'Zoë Ångström' });
      const id = (await issueCertificate(stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(stores.context(), { id, siteUrl });
      expect(await getCredential(stores.context({ now: new Date(0) }), { id, siteUrl })).toBe(jwt);
      expect(payloadOf(jwt)).toMatchObject({
        id: `${siteUrl}/badges/credentials/${id}`,
        issuer: { id: `${siteUrl}/badges/issuer`, name: 'Lectern', url: siteUrl },
        validFrom: '2026-03-02T09:00:00Z',
        credentialSubject: {
          id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          identifier: [{ identityHash: 'Zoë Ångström', identityType: 'name', hashed: false }],
          achievement: {
            name: 'Learning, certified',
            humanCode: 'Learn',
            criteria: {
              narrative:
                'Pass the course: earn at least 50% of the course grade. The course grade is made of Quiz (100%).',
            },
          },
        },
      });
      expect(JSON.stringify(payloadOf(jwt))).not.toContain(learner.userId);
      const { isValid, checks } = await verifyCredential(jwt, { now: stores.context().now, load });
      expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(isValid).toBe(true);
      const achievement = await getAchievement(stores.context(), { courseKey, siteUrl });
      expect(achievement).toMatchObject({ ...payloadOf(jwt).credentialSubject.achievement });
    });

    it('is checked by number, by address and as it is', async () => {
      const learner = await graded({ name: 'Ada' });
      const id = (await issueCertificate(stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(stores.context(), { id, siteUrl });
      for (const text of [
        id,
        ` ${siteUrl}/certificates/${id.toUpperCase()} `,
        `It is ${siteUrl}/certificates/${id}/pdf`,
        jwt,
      ]) {
        expect(await check(text)).toMatchObject({
          kind: 'own',
          isValid: true,
          certificate: { state: 'valid', id, learnerName: 'Ada' },
          checks: [
            { name: 'format' },
            { name: 'issuer' },
            { name: 'signature' },
            { name: 'dates' },
            { name: 'status' },
          ],
        });
      }
      const [head, body = '', signature] = jwt.split('.');
      const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"Ada"', '"Eve"')).toString(
        'base64url',
      );
      const verdict = await check([head, forged, signature].join('.'));
      expect(verdict).toMatchObject({ isValid: false, certificate: null });
      // Of this site's name, by a key that it does not have.
      expect(await check((await sampleSite()).jwt)).toMatchObject({ isValid: false, certificate: null });
      await expect(check('no certificate')).rejects.toMatchObject({ code: 'certificates.not-recognised' });
      await expect(check('')).rejects.toMatchObject({ code: 'certificates.not-recognised' });
      await expect(check('cert_00000000000000000000000000')).rejects.toMatchObject({ code: 'certificates.unknown' });
      expect(await verifyCertificate(stores.context(), { text: jwt, siteUrl: 'https://other.example.org' })).toEqual({
        kind: 'foreign',
        issuer: `${siteUrl}/badges/issuer`,
      });
    });

    it('shows in the status list that it is revoked', async () => {
      const learner = await graded();
      const id = (await issueCertificate(stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(stores.context(), { id, siteUrl });
      await invalidateCertificate(teacher(), { ...learner, reason: 'Wrong person' });
      const { isValid, checks } = await verifyCredential(jwt, { now: stores.context().now, load });
      expect(isValid).toBe(false);
      expect(checks.at(-1)).toMatchObject({ name: 'status', outcome: 'failed' });
      for (const text of [id, jwt]) {
        expect(await check(text)).toMatchObject({ kind: 'own', isValid: false, certificate: { state: 'revoked', id } });
      }
      await expect(printCertificate(stores.context(), { id, siteUrl })).rejects.toMatchObject({ kind: 'NotFound' });
      await regenerateCertificate(teacher(), learner);
      // Its name is another certificate's past now; what was kept of it is still known as revoked.
      await expect(getCredential(stores.context(), { id, siteUrl })).rejects.toMatchObject({ kind: 'NotFound' });
      expect(await verifyCredential(jwt, { now: stores.context().now, load })).toMatchObject({ isValid: false });
    });

    it('is a PDF as well, though its signature is no picture', async () => {
      const learner = await graded({ name: '王芳 · Ольга' });
      const id = (await issueCertificate(stores.context(), learner)).certificateId ?? '';
      const bytes = await printCertificate(stores.context(), { id, siteUrl });
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      expect(await printCertificate(stores.context(), { id, siteUrl })).toBe(bytes);
    });

    it('answers nothing for keys and lists that are not there', async () => {
      await expect(getBadgeKey({ kid: 'x', siteUrl })).rejects.toMatchObject({ kind: 'NotFound' });
      await expect(getStatusList(stores.context(), { number: 99, siteUrl })).rejects.toMatchObject({
        kind: 'NotFound',
      });
    });
  });

  describe('a certificate with a date', () => {
    beforeEach(async () => {
      await importLearnerCourse(stores, course({}));
      await workflows.settle(0);
    });

    it('waits for the end of the course, and is issued then', async () => {
      const [learner, other] = [await graded(), await graded()];
      for (const one of [learner, other]) await pass(one);
      await workflows.settle(0);
      expect(await rowOf(learner)).toMatchObject({ status: 'unavailable', availableAt: end, id: null });
      expect(await indexOf(learner)).toEqual([]);
      // Passing is lost before the day.
      await stores.db.update(courseGrades).set({ isPassed: false }).where(eq(courseGrades.userId, other.userId));
      await workflows.advance(end.getTime() - workflows.now().getTime() + 600_000);
      expect(await rowOf(learner)).toMatchObject({ status: 'downloadable' });
      expect(await rowOf(other)).toMatchObject({ status: 'notpassing', id: null });
      expect(await eventsOf(learner)).toHaveLength(1);
    });

    it('is decided anew when the course changes its dates', async () => {
      const learner = await graded();
      await issueCertificate(stores.context(), learner);
      expect(await rowOf(learner)).toMatchObject({ status: 'unavailable' });
      await importLearnerCourse(stores, course({ self_paced: true }));
      await workflows.settle(0);
      expect(await rowOf(learner)).toMatchObject({ status: 'downloadable' });
    });
  });
});
