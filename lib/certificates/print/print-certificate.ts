import { LRUCache } from 'lru-cache';
import { drawPdf } from '@/lib/certificates/print/draw-pdf';
import type { Context } from '@/lib/context';
import type { CertificateSignatory } from '@/lib/courses';
import { badgeAddresses } from '@/lib/credential';
import type { CertificateContent } from '@/lib/credential/pdf';
import { notFound } from '@/lib/errors';
import { getCertificate } from '../get-certificate';
import type { ValidCertificate } from '../model';
import { certificateWords } from '../words';

/** About 100 KB each: drawing one costs a hundred times what keeping it does. */
const drawn = new LRUCache<string, Uint8Array>({ max: 100 });
/** More is no signature. */
const maxImageBytes = 1024 * 1024;

/**
 * A certificate as a PDF of one page, the same bytes for everybody. Throws NotFound `certificates.unknown`, and NotFound
 * `certificates.no-longer` for one that was revoked or whose holder was erased.
 */
export async function printCertificate(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { id, siteUrl }: { readonly id: string; readonly siteUrl: string },
): Promise<Uint8Array> {
  const certificate = await getCertificate(ctx, { id });
  if (certificate.state !== 'valid') {
    throw notFound('certificates.no-longer', 'This certificate is no longer given out.');
  }
  const key = `${siteUrl} ${id} ${certificate.issue}`;
  const kept = drawn.get(key);
  if (kept) {
    return kept;
  }
  const content = await contentOf(ctx, certificate, siteUrl);
  const bytes = await drawPdf(content);
  drawn.set(key, bytes);
  return bytes;
}

async function contentOf(
  ctx: Pick<Context, 'courseware'>,
  certificate: ValidCertificate,
  siteUrl: string,
): Promise<CertificateContent> {
  const { course, learnerName, signatories } = certificate;
  const { t, locale, direction } = certificateWords(course.language);
  const issuedAt = new Date(certificate.issuedAt);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(issuedAt);
  return {
    organizationName: course.organization,
    title: t('kind'),
    lead: t('lead'),
    learnerName,
    link: t('link'),
    courseTitle: course.title,
    details: [t('course', { number: course.number }), t('issued', { date })],
    signatories: await Promise.all(
      signatories.map(async (signatory) => {
        const { name, title, organization, imagePath } = signatory;
        const image = imagePath === null ? undefined : await readImage(ctx, certificate.root, signatory);
        return { name, lines: [title, organization].filter((line) => line !== ''), ...(image && { image }) };
      }),
    ),
    verifyLabel: t('verify'),
    verifyUrl: badgeAddresses(siteUrl).certificate(certificate.id),
    language: locale,
    direction,
    issuedAt,
  };
}

/** The picture of a signature; undefined where the course has none that can be printed, or keeps it from the public. */
async function readImage(
  { courseware }: Pick<Context, 'courseware'>,
  root: string,
  { imagePath }: CertificateSignatory,
): Promise<Uint8Array | undefined> {
  const { files } = await courseware.getNode(root);
  const file = files && imagePath ? await courseware.findFile(files, 'static', imagePath) : undefined;
  if (!file || file.isLocked || file.bytes > maxImageBytes || !/^image\/(png|jpeg)$/.test(file.contentType)) {
    return undefined;
  }
  return new Uint8Array(await new Response(await courseware.openFile(file.hash)).arrayBuffer());
}
