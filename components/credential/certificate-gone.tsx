import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { PublicCertificate, ValidCertificate } from '@/lib/certificates';

/** In the place of a certificate that was revoked, or whose holder is no longer known: what is so, without reproach. */
export function CertificateGone({
  certificate,
  verifyHref,
}: {
  readonly certificate: Exclude<PublicCertificate, ValidCertificate>;
  readonly verifyHref: string;
}) {
  const t = useTranslations('credential.page');
  const { state, id, course } = certificate;
  const at = certificate.state === 'revoked' ? certificate.revokedAt : certificate.issuedAt;
  return (
    <article className="mx-auto max-w-measure">
      <PageHeader title={t(`${state}Title`)} />
      <p className="text-read">
        {t.rich(`${state}Text`, {
          title: () => <bdi lang={course.language ?? undefined}>{course.title}</bdi>,
          date: () => <DateTime value={at} />,
        })}
      </p>
      <p className="mt-4 text-read">{t(`${state}Next`)}</p>
      <p className="mt-7 text-sm text-ink-3">
        {t('number')} <code className="break-all">{id}</code>
      </p>
      <p className="mt-2 text-sm">
        <TextLink href={verifyHref}>{t('checkAnother')}</TextLink>
      </p>
    </article>
  );
}
