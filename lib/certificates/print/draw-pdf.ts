import { type CertificateContent, drawCertificate } from '@/lib/credential/pdf';
import { loadCertificateFaces } from '@/lib/fonts';

/**
 * Draws a certificate with the faces that its texts need. The edge build puts `edge/joints/draw-pdf.ts` in this module's place: font files
 * of every script are more than an isolate holds.
 */
export async function drawPdf(content: CertificateContent): Promise<Uint8Array> {
  const faces = await loadCertificateFaces(textsOf(content));
  const { bytes } = await drawCertificate(content, faces).catch(() =>
    // A picture that no reader of PDF would show: the certificate is worth more than it.
    drawCertificate(withoutImages(content), faces),
  );
  return bytes;
}

const textsOf = ({ signatories, details, ...content }: CertificateContent) => [
  ...Object.values(content).filter((value) => typeof value === 'string'),
  ...details,
  ...signatories.flatMap(({ name, lines }) => [name, ...lines]),
];

const withoutImages = (content: CertificateContent): CertificateContent => ({
  ...content,
  signatories: content.signatories.map(({ name, lines }) => ({ name, lines })),
});
