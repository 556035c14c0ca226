import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { ListedCertificate } from '@/lib/certificates';

/** A learner's certificates, a line each. */
export function CredentialList({
  certificates,
  hrefs,
}: {
  readonly certificates: readonly ListedCertificate[];
  readonly hrefs: (id: string) => { readonly page: string; readonly pdf: string; readonly credential: string };
}) {
  const t = useTranslations('credential.list');
  return (
    <ul className="course-list">
      {certificates.map(({ id, title, language, org, issuedAt, status }) => {
        const { page, pdf, credential } = hrefs(id);
        return (
          <li key={id}>
            <h2>
              <Link href={page}>
                <bdi lang={language ?? undefined}>{title}</bdi>
              </Link>
            </h2>
            <p className="course-facts">{t.rich('issued', { org, date: () => <DateTime value={issuedAt} /> })}</p>
            {status === 'invalidated' ? (
              <p className="mt-2">
                <Badge tone="warn">{t('revoked')}</Badge>
              </p>
            ) : (
              <p className="mt-2 flex flex-wrap gap-x-5 text-sm">
                <a className="text-link py-1" href={pdf} aria-label={t('pdfOf', { title })}>
                  {t('pdf')}
                </a>
                <a
                  className="text-link py-1"
                  href={credential}
                  download={`${id}.jwt`}
                  aria-label={t('credentialOf', { title })}
                >
                  {t('credential')}
                </a>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
