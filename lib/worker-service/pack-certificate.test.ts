import { expect, it } from 'vitest';
import { packCertificate, packedCertificate, unpackCertificate } from '.';

it('carries a certificate as JSON, pictures and all', () => {
  const content = {
    organizationName: 'Örebro',
    logo: Buffer.from([0, 255]),
    title: 'Certificate',
    lead: 'This is to certify that',
    learnerName: 'أدا',
    link: 'has completed',
    courseTitle: 'Physics',
    details: ['PH1'],
    signatories: [
      { name: 'A', lines: ['Professor'], image: Buffer.from([1, 2]) },
      { name: 'B', lines: [] },
    ],
    verifyLabel: 'Verify',
    verifyUrl: 'https://example.org/c',
    language: 'en',
    direction: 'ltr' as const,
    issuedAt: new Date('2026-01-02T03:04:05.678Z'),
  };
  const sent: unknown = JSON.parse(JSON.stringify(packCertificate(content)));
  expect(unpackCertificate(packedCertificate.parse(sent))).toEqual(content);
});
