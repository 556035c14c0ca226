import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { SitePage } from '@/app/site-page';
import { CertificateGone } from '@/components/credential/certificate-gone';
import { CertificateSheet } from '@/components/credential/certificate-sheet';
import { CertificateWays } from '@/components/credential/certificate-ways';
import { contextFor, requestOrigin } from '@/lib/auth';
import { certificatePath, certificatePdfPath, getCertificate, verifyPath } from '@/lib/certificates';
import { assetPath } from '@/lib/courses';
import { badgeAddresses } from '@/lib/credential';

interface CertificateParams {
  readonly params: Promise<{ readonly id: string }>;
}

/** Once a request, for the head of the document and for the page. */
const read = cache(async (id: string) => {
  const ctx = await contextFor({ kind: 'anonymous' });
  return await forPage(() => getCertificate(ctx, { id }));
});

export async function generateMetadata({ params }: CertificateParams): Promise<Metadata> {
  const [t, certificate] = await Promise.all([getTranslations('credential.page'), read((await params).id)]);
  const title = certificate.course.title;
  return {
    title: certificate.state === 'valid' ? t('title', { name: certificate.learnerName, title }) : t('goneTitle'),
    // For whoever was given the address, not for everybody.
    robots: { index: false },
  };
}

/** A certificate, for whoever has its address. */
export default async function CertificatePage({ params }: CertificateParams) {
  const [{ id }, origin] = await Promise.all([params, requestOrigin()]);
  const certificate = await read(id);
  if (certificate.state !== 'valid') {
    return (
      <SitePage>
        <CertificateGone certificate={certificate} verifyHref={verifyPath} />
      </SitePage>
    );
  }
  const { courseKey } = certificate.course;
  return (
    <SitePage>
      <CertificateSheet
        certificate={certificate}
        address={`${origin}${certificatePath(id)}`}
        images={certificate.signatories.map(({ imagePath }) => imagePath && assetPath(courseKey, imagePath))}
      />
      <CertificateWays
        id={id}
        pdfHref={certificatePdfPath(id)}
        credentialHref={badgeAddresses(origin).credential(id)}
        verifyHref={`${verifyPath}?of=${id}`}
      />
    </SitePage>
  );
}
