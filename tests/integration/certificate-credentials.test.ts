import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getAchievement,
  getBadgeKey,
  getCredential,
  getIssuer,
  getStatusList,
  invalidateCertificate,
  issueCertificate,
  printCertificate,
  regenerateCertificate,
  verifyCertificate,
} from '@/lib/certificates';
import { verifyCredential } from '@/lib/credential';
import { type CertifiedHouse, openCertifiedHouse } from '../support/certified-house';
import { drivers } from '../support/fresh-stores';
import { courseKey } from '../support/learner-course';
import { sampleSite } from '../support/sample-credential';

let house: CertifiedHouse;

describe.each(drivers)('certificates for machines, over %s', (driver) => {
  beforeAll(async () => {
    house = await openCertifiedHouse(driver);
  });
  afterAll(() => house?.close());

  describe('a credential', () => {
    const siteUrl = 'https://learn.example.org';
    const payloadOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
    /** What the site's addresses answer with. */
    const load = async (url: string) => {
      const [kind, name = ''] = url.replace(`${siteUrl}/badges/`, '').split('/');
      if (kind === 'issuer') return JSON.stringify(await getIssuer(house.stores.context(), { siteUrl }));
      if (kind === 'keys') return JSON.stringify(await getBadgeKey({ kid: name }));
      if (kind === 'status') return await getStatusList(house.stores.context(), { number: Number(name), siteUrl });
      throw new Error(`nothing at ${url}`);
    };
    const check = (text: string) => verifyCertificate(house.stores.context(), { text, siteUrl });

    it('says the same as the certificate, and verifies by what the site publishes', async () => {
      const learner = await house.graded({ name: 'Zoë Ångström' });
      const id = (await issueCertificate(house.stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(house.stores.context(), { id, siteUrl });
      expect(await getCredential(house.stores.context({ now: new Date(0) }), { id, siteUrl })).toBe(jwt);
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
      const { isValid, checks } = await verifyCredential(jwt, { now: house.stores.context().now, load });
      expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect(isValid).toBe(true);
      const achievement = await getAchievement(house.stores.context(), { courseKey, siteUrl });
      expect(achievement).toMatchObject({ ...payloadOf(jwt).credentialSubject.achievement });
    });

    it('is checked by number, by address and as it is', async () => {
      const learner = await house.graded({ name: 'Ada' });
      const id = (await issueCertificate(house.stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(house.stores.context(), { id, siteUrl });
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
      expect(
        await verifyCertificate(house.stores.context(), { text: jwt, siteUrl: 'https://other.example.org' }),
      ).toEqual({
        kind: 'foreign',
        issuer: `${siteUrl}/badges/issuer`,
      });
    });

    it('shows in the status list that it is revoked', async () => {
      const learner = await house.graded();
      const id = (await issueCertificate(house.stores.context(), learner)).certificateId ?? '';
      const jwt = await getCredential(house.stores.context(), { id, siteUrl });
      await invalidateCertificate(house.teacher(), { ...learner, reason: 'Wrong person' });
      const { isValid, checks } = await verifyCredential(jwt, { now: house.stores.context().now, load });
      expect(isValid).toBe(false);
      expect(checks.at(-1)).toMatchObject({ name: 'status', outcome: 'failed' });
      for (const text of [id, jwt]) {
        expect(await check(text)).toMatchObject({ kind: 'own', isValid: false, certificate: { state: 'revoked', id } });
      }
      await expect(printCertificate(house.stores.context(), { id, siteUrl })).rejects.toMatchObject({
        kind: 'NotFound',
      });
      await regenerateCertificate(house.teacher(), learner);
      // Its name is another certificate's past now; what was kept of it is still known as revoked.
      await expect(getCredential(house.stores.context(), { id, siteUrl })).rejects.toMatchObject({ kind: 'NotFound' });
      expect(await verifyCredential(jwt, { now: house.stores.context().now, load })).toMatchObject({ isValid: false });
    });

    it('is a PDF as well, though its signature is no picture', async () => {
      const learner = await house.graded({ name: '王芳 · Ольга' });
      const id = (await issueCertificate(house.stores.context(), learner)).certificateId ?? '';
      const bytes = await printCertificate(house.stores.context(), { id, siteUrl });
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      expect(await printCertificate(house.stores.context(), { id, siteUrl })).toBe(bytes);
    });

    it('answers nothing for keys and lists that are not there', async () => {
      await expect(getBadgeKey({ kid: 'x' })).rejects.toMatchObject({ kind: 'NotFound' });
      await expect(getStatusList(house.stores.context(), { number: 99, siteUrl })).rejects.toMatchObject({
        kind: 'NotFound',
      });
    });
  });
});
