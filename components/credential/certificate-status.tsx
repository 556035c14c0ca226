import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { OwnCertificate } from '@/lib/certificates';

/** On the progress page: how it stands with the learner's certificate. Nothing where there is nothing to say. */
export function CertificateStatus({
  certificate,
  href,
  pdfHref,
}: {
  readonly certificate: OwnCertificate;
  readonly href: string;
  readonly pdfHref: string;
}) {
  const t = useTranslations('credential.progress');
  const { status, availableAt, revocationReason } = certificate;
  switch (status) {
    case 'downloadable':
      return (
        <Notice tone="good" title={t('ready')} className="mb-12">
          <p>{t('readyText')}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <LinkButton href={href} size="sm">
              {t('open')}
            </LinkButton>
            <a className="ui-button ui-button-quiet ui-button-sm" href={pdfHref}>
              {t('pdf')}
            </a>
          </div>
        </Notice>
      );
    case 'unavailable':
      return (
        <Notice title={t('waiting')} className="mb-12">
          <p>
            {availableAt ? t.rich('waitingFor', { date: () => <DateTime value={availableAt} /> }) : t('waitingOpen')}
          </p>
        </Notice>
      );
    case 'audit_passing':
      return (
        <Notice title={t('audit')} className="mb-12">
          <p>{t('auditText')}</p>
        </Notice>
      );
    case 'invalidated':
      return (
        <Notice tone="warn" title={t('revoked')} className="mb-12">
          <p>{revocationReason ? t('revokedBecause', { reason: revocationReason }) : t('revokedText')}</p>
        </Notice>
      );
    case 'notpassing':
      return null;
  }
}
