import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { ValidCertificate } from '@/lib/certificates';

/** The certificate itself, on screen and on paper: the same page as its PDF. */
export function CertificateSheet({
  certificate,
  address,
  images,
}: {
  readonly certificate: ValidCertificate;
  /** Where it is verified: in full, as it is read on paper. */
  readonly address: string;
  /** Addresses of the signatures, in the order of the signatories. */
  readonly images: readonly (string | null)[];
}) {
  const t = useTranslations('certificate');
  const { course, learnerName, signatories, issuedAt, id } = certificate;
  const lang = course.language ?? undefined;
  return (
    <article className="certificate" aria-labelledby="certificate-name">
      <div className="certificate-frame">
        <header>
          <p className="certificate-organization">
            <bdi>{course.organization}</bdi>
          </p>
          <p className="certificate-kind">{t('kind')}</p>
        </header>
        <div>
          <p className="certificate-small">{t('lead')}</p>
          <h1 id="certificate-name" className="certificate-name">
            <bdi>{learnerName}</bdi>
          </h1>
          <p className="certificate-small">{t('link')}</p>
          <h2 className="certificate-course" lang={lang}>
            <bdi>{course.title}</bdi>
          </h2>
          <p className="certificate-small">
            {t.rich('facts', {
              number: course.number,
              date: () => <DateTime value={issuedAt} />,
            })}
          </p>
        </div>
        {signatories.length > 0 ? (
          <ul className="certificate-signatories">
            {signatories.map(({ name, title, organization }, index) => (
              <li key={`${name} ${title} ${organization}`} lang={lang}>
                {images[index] ? (
                  // biome-ignore lint/performance/noImgElement: authors' pictures come as they are
                  <img src={images[index]} alt="" />
                ) : null}
                <p className="certificate-signatory">{name}</p>
                {title ? <p>{title}</p> : null}
                {organization ? <p>{organization}</p> : null}
              </li>
            ))}
          </ul>
        ) : null}
        <footer className="certificate-fine">
          <p>{t('verify')}</p>
          <p>
            <bdi className="break-all">{address}</bdi>
          </p>
          <p className="sr-only">{t('number', { id })}</p>
        </footer>
      </div>
    </article>
  );
}
