import { z } from 'zod';
import type { CertificateContent } from '@/lib/credential/pdf';

const signatory = z.object({ name: z.string(), lines: z.array(z.string()), image: z.base64().optional() });

/** A certificate's content as JSON: pictures in base64, the instant as text. */
export const packedCertificate = z.object({
  organizationName: z.string(),
  logo: z.base64().optional(),
  title: z.string(),
  lead: z.string(),
  learnerName: z.string(),
  link: z.string(),
  courseTitle: z.string(),
  details: z.array(z.string()),
  signatories: z.array(signatory),
  verifyLabel: z.string(),
  verifyUrl: z.string(),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  issuedAt: z.iso.datetime(),
});
export type PackedCertificate = z.infer<typeof packedCertificate>;

const packed = (image: Uint8Array | undefined) =>
  image === undefined ? undefined : Buffer.from(image).toString('base64');
const unpacked = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text, 'base64'));

export function packCertificate(content: CertificateContent): PackedCertificate {
  const { logo, signatories, details, issuedAt, ...words } = content;
  return {
    ...words,
    details: [...details],
    logo: packed(logo),
    signatories: signatories.map(({ name, lines, image }) => ({ name, lines: [...lines], image: packed(image) })),
    issuedAt: issuedAt.toISOString(),
  };
}

export function unpackCertificate({ logo, signatories, issuedAt, ...words }: PackedCertificate): CertificateContent {
  const picture = unpacked(logo);
  return {
    ...words,
    ...(picture && { logo: picture }),
    signatories: signatories.map(({ name, lines, image: text }) => {
      const image = unpacked(text);
      return { name, lines, ...(image && { image }) };
    }),
    issuedAt: new Date(issuedAt),
  };
}
