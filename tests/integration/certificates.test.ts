import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { certificateAllowList, certificateIndex, courseGrades, users } from '@/db/schema';
import { deleteAccount } from '@/lib/accounts';
import {
  addToAllowList,
  getCertificate,
  invalidateCertificate,
  issueCertificate,
  listOwnCertificates,
  regenerateCertificate,
  tellOfCertificate,
} from '@/lib/certificates';
import { reserveName } from '@/lib/certificates/reserve-name';
import { enroll, unenroll } from '@/lib/enrollments';
import { overrideSubsectionGrade } from '@/lib/grades';
import { type CertifiedHouse, course, openCertifiedHouse } from '../support/certified-house';
import { drivers, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';

const end = new Date('2026-12-01T00:00:00Z');
const dayMs = 86_400_000;

let house: CertifiedHouse;

describe.each(drivers)('certificates, over %s', (driver) => {
  beforeAll(async () => {
    house = await openCertifiedHouse(driver);
  });
  afterAll(() => house?.close());

  describe('a certificate', () => {
    it('is issued on passing, once, however often it is asked for at once', async () => {
      const learner = await house.graded({ name: 'Zoë Ångström' });
      const many = await Promise.all(
        Array.from({ length: 12 }, () => issueCertificate(house.stores.context(), learner)),
      );
      const [{ certificateId } = { certificateId: null }] = many;
      expect(certificateId).toMatch(/^cert_[0-9a-f]{26}$/);
      expect(many).toEqual(many.map(() => ({ status: 'downloadable', certificateId })));
      for (let times = 0; times < 5; times += 1) await house.pass(learner);
      await house.workflows.settle(0);

      expect(await house.rowOf(learner)).toMatchObject({
        id: certificateId,
        issue: 1,
        serial: 1,
        learnerName: 'Zoë Ångström',
        percent: 0.9,
        revision: expect.stringMatching(/^rev_/),
        issuedAt: testNow,
      });
      expect(await house.indexOf(learner)).toMatchObject([{ id: certificateId, revokedAt: null }]);
      expect(await house.eventsOf(learner)).toEqual([
        { name: 'certificates/certificate.issued', data: { ...learner, certificateId } },
      ]);
      const letters = house.members.mails().filter((mail) => mail.includes(`${learner.userId}@example.org`));
      expect(letters).toHaveLength(1);
      expect(letters[0]).toContain(`/certificates/${certificateId}`);
    });

    it('is taken up where a crash left only its name', async () => {
      const learner = await house.graded();
      const broken = house.stores.context({
        db: new Proxy(house.stores.db, {
          get: (db, name) =>
            name === 'transaction' ? () => Promise.reject(new Error('killed')) : Reflect.get(db, name),
        }),
      });
      await expect(issueCertificate(broken, learner)).rejects.toThrow('killed');
      const [left] = await house.indexOf(learner);
      expect(left).toMatchObject({ serial: 1 });
      await expect(getCertificate(house.stores.context(), { id: left?.id ?? '' })).rejects.toMatchObject({
        kind: 'NotFound',
      });

      expect(await issueCertificate(house.stores.context(), learner)).toEqual({
        status: 'downloadable',
        certificateId: left?.id,
      });
      expect(await house.indexOf(learner)).toHaveLength(1);
    });

    it('takes its place in the next status list once places are hard to find', async () => {
      const [first, second] = [await house.graded(), await house.graded()];
      const place = (learner: { userId: string; courseKey: string }) =>
        reserveName(house.stores.context(), learner, 1, () => 4711);
      expect(await place(first)).toMatchObject({ statusList: 1, statusIndex: 4711 });
      expect(await place(second)).toMatchObject({ statusList: 2, statusIndex: 4711 });
      expect(await place(first)).toMatchObject({ statusList: 1 });
    });

    it('is told of once for each time that it was written', async () => {
      const learner = await house.graded();
      await issueCertificate(house.stores.context(), learner);
      const letters = () => house.members.mails().filter((mail) => mail.includes(`${learner.userId}@example.org`));
      const tell = () => tellOfCertificate(house.stores.context(), { ...learner, origin: 'https://learn.example.org' });
      await tell();
      await tell();
      await house.workflows.settle(0);
      expect(letters()).toHaveLength(1);
      await regenerateCertificate(house.teacher(), learner);
      await tell();
      await house.workflows.settle(0);
      expect(letters()).toHaveLength(2);
    });

    it('says who, what and when, with the course team’s design', async () => {
      const learner = await house.graded({ name: 'Ada <b>' });
      const { certificateId } = await issueCertificate(house.stores.context(), learner);
      expect(await getCertificate(house.stores.context(), { id: certificateId ?? '' })).toMatchObject({
        state: 'valid',
        id: certificateId,
        learnerName: 'Ada <b>',
        course: { courseKey, title: 'Learning, certified', number: 'Learn', organization: 'Org', language: 'en' },
        signatories: [{ name: 'Grace Hopper', title: 'Rear Admiral', organization: 'Navy', imagePath: 'a.png' }],
        issuedAt: testNow.toISOString(),
        issue: 1,
      });
      const own = house.stores.context({ actor: { kind: 'user', userId: learner.userId, roles: [] } });
      expect(await listOwnCertificates(own)).toMatchObject([{ id: certificateId, status: 'downloadable' }]);
      for (const id of ['', 'cert_', 'cert_00000000000000000000000000', '../x']) {
        await expect(getCertificate(house.stores.context(), { id })).rejects.toMatchObject({
          code: 'certificates.unknown',
        });
      }
    });

    it('is not earned by audit, nor without a pass', async () => {
      const auditor = await house.graded({ mode: 'audit' });
      const failing = await house.graded({ isPassed: false });
      for (const learner of [auditor, failing]) await house.pass(learner);
      await house.workflows.settle(0);
      expect(await house.rowOf(auditor)).toMatchObject({ status: 'audit_passing', id: null });
      expect(await house.rowOf(failing)).toBeUndefined();
      expect(await house.eventsOf(auditor)).toEqual([]);
      expect(await house.indexOf(auditor)).toEqual([]);

      const comesBack = async (learner: typeof auditor) => {
        const own = house.stores.context({ actor: { kind: 'user', userId: learner.userId, roles: [] } });
        await unenroll(own, { courseKey });
        await enroll(own, { courseKey, mode: 'honor' });
        await house.workflows.settle(0);
      };
      const quiz = { earnedAll: null, possibleAll: null, earnedGraded: 13, possibleGraded: 13 };
      await overrideSubsectionGrade(house.stores.context(), {
        ...auditor,
        block: 'sequential@quiz',
        override: quiz,
        reason: 'Passed.',
      });
      await comesBack(auditor);
      expect(await house.rowOf(auditor)).toMatchObject({ status: 'downloadable', mode: 'honor' });

      // A pass on record that nothing gives any more is no pass.
      const outdated = await house.graded({ mode: 'audit' });
      await comesBack(outdated);
      expect(await house.rowOf(outdated)).toBeUndefined();
    });

    it('stays where the grade falls later', async () => {
      const learner = await house.graded();
      const issued = await issueCertificate(house.stores.context(), learner);
      await house.stores.db
        .update(courseGrades)
        .set({ isPassed: false })
        .where(eq(courseGrades.userId, learner.userId));
      expect(await issueCertificate(house.stores.context(), learner)).toEqual(issued);
    });

    it('is given to who is on the list, by staff who may', async () => {
      const learner = await house.graded({ isPassed: false });
      await expect(addToAllowList(house.teacher('staff'), { ...learner, note: 'Ill' })).rejects.toMatchObject({
        code: 'permission.denied',
      });
      await addToAllowList(house.teacher(), { ...learner, note: 'Ill at the exam' });
      await addToAllowList(house.teacher(), { ...learner, note: 'Again' });
      await house.workflows.settle(0);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'downloadable' });
      expect(await house.stores.db.select().from(certificateAllowList)).toMatchObject([
        { userId: learner.userId, note: 'Ill at the exam', addedBy: 'usr_teacher' },
      ]);
      expect(await house.auditOf(learner)).toEqual(['certificate.allow']);
    });

    it('is revoked for good, and a new one has a new name', async () => {
      const learner = await house.graded();
      const { certificateId } = await issueCertificate(house.stores.context(), learner);
      const revoke = { ...learner, reason: 'Somebody else sat the exam' };
      await expect(invalidateCertificate(house.teacher('staff'), revoke)).rejects.toMatchObject({
        code: 'permission.denied',
      });
      await Promise.all([
        invalidateCertificate(house.teacher(), revoke),
        invalidateCertificate(house.teacher(), revoke),
      ]);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'invalidated', revocationReason: revoke.reason });
      expect(await getCertificate(house.stores.context(), { id: certificateId ?? '' })).toEqual({
        state: 'revoked',
        id: certificateId,
        course: expect.objectContaining({ title: 'Learning, certified' }),
        revokedAt: testNow.toISOString(),
      });
      await house.pass(learner);
      await house.workflows.settle(0);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'invalidated', id: certificateId });

      // A crash has left the new name behind: it answers to nobody.
      const { id: next } = await reserveName(house.stores.context(), learner, 2);
      await expect(getCertificate(house.stores.context(), { id: next })).rejects.toMatchObject({ kind: 'NotFound' });
      const again = await regenerateCertificate(house.teacher(), learner);
      expect(again.certificateId).toBe(next);
      expect(again.certificateId).not.toBe(certificateId);
      expect(await house.indexOf(learner)).toMatchObject([
        { id: certificateId, serial: 1, revokedAt: testNow },
        { id: again.certificateId, serial: 2, revokedAt: null },
      ]);
      expect(await getCertificate(house.stores.context(), { id: certificateId ?? '' })).toMatchObject({
        state: 'revoked',
      });
      expect(await getCertificate(house.stores.context(), { id: again.certificateId ?? '' })).toMatchObject({
        state: 'valid',
      });
      expect((await house.eventsOf(learner)).map(({ name }) => name)).toEqual([
        'certificates/certificate.issued',
        'certificates/certificate.revoked',
        'certificates/certificate.issued',
      ]);
      expect(await house.auditOf(learner)).toEqual(['certificate.invalidate', 'certificate.regenerate']);
    });

    it('is listed as revoked by the workflow where who revoked it got no further', async () => {
      const learner = await house.graded();
      const { certificateId } = await issueCertificate(house.stores.context(), learner);
      await invalidateCertificate(house.teacher(), { ...learner, reason: 'Wrong' });
      // As a crash between the two keyspaces leaves it.
      await house.stores.db
        .update(certificateIndex)
        .set({ revokedAt: null })
        .where(eq(certificateIndex.id, certificateId ?? ''));
      await house.workflows.settle(0);
      expect(await house.indexOf(learner)).toMatchObject([{ revokedAt: testNow }]);
    });

    it('is written anew under its own name', async () => {
      const learner = await house.graded({ name: 'Ada Lovelce' });
      await expect(regenerateCertificate(house.teacher(), learner)).rejects.toMatchObject({
        code: 'certificates.none',
      });
      const { certificateId } = await issueCertificate(house.stores.context(), learner);
      await house.stores.db.update(users).set({ name: 'Ada Lovelace' }).where(eq(users.id, learner.userId));
      const later = new Date(testNow.getTime() + dayMs);
      expect(await regenerateCertificate({ ...house.teacher(), now: later }, learner)).toMatchObject({ certificateId });
      expect(await getCertificate(house.stores.context(), { id: certificateId ?? '' })).toMatchObject({
        learnerName: 'Ada Lovelace',
        issue: 2,
        issuedAt: testNow.toISOString(),
      });
    });

    it('loses its name with its holder', async () => {
      const userId = await house.members.member('gone@example.org');
      const own = house.stores.context({ actor: { kind: 'user', userId, roles: [] } });
      // A course that has a certificate is taken in a mode that earns it.
      expect(await enroll(own, { courseKey })).toMatchObject({ mode: 'honor' });
      await addToAllowList(house.teacher(), { userId, courseKey, note: 'About Ada' });
      const { certificateId } = await issueCertificate(house.stores.context(), { userId, courseKey });
      await deleteAccount(own, { confirmation: 'paper and ink' });
      await house.workflows.settle(0);
      expect(await house.rowOf({ userId })).toMatchObject({ learnerName: '', status: 'downloadable' });
      expect(await getCertificate(house.stores.context(), { id: certificateId ?? '' })).toMatchObject({
        state: 'erased',
      });
      const notes = await house.stores.db
        .select()
        .from(certificateAllowList)
        .where(eq(certificateAllowList.userId, userId));
      expect(notes).toMatchObject([{ note: '' }]);
    });
  });

  describe('a certificate with a date', () => {
    beforeEach(async () => {
      await importLearnerCourse(house.stores, course({}));
      await house.workflows.settle(0);
    });

    it('waits for the end of the course, and is issued then', async () => {
      const [learner, other] = [await house.graded(), await house.graded()];
      for (const one of [learner, other]) await house.pass(one);
      await house.workflows.settle(0);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'unavailable', availableAt: end, id: null });
      expect(await house.indexOf(learner)).toEqual([]);
      // Passing is lost before the day.
      await house.stores.db.update(courseGrades).set({ isPassed: false }).where(eq(courseGrades.userId, other.userId));
      await house.workflows.advance(end.getTime() - house.workflows.now().getTime() + 600_000);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'downloadable' });
      expect(await house.rowOf(other)).toMatchObject({ status: 'notpassing', id: null });
      expect(await house.eventsOf(learner)).toHaveLength(1);
    });

    it('is decided anew when the course changes its dates', async () => {
      const learner = await house.graded();
      await issueCertificate(house.stores.context(), learner);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'unavailable' });
      await importLearnerCourse(house.stores, course({ self_paced: true }));
      await house.workflows.settle(0);
      expect(await house.rowOf(learner)).toMatchObject({ status: 'downloadable' });
    });
  });
});
