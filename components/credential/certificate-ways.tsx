import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

/** What can be done with a certificate: print it, take it along, have it checked. */
export function CertificateWays({
  pdfHref,
  credentialHref,
  verifyHref,
  id,
}: {
  readonly pdfHref: string;
  readonly credentialHref: string;
  readonly verifyHref: string;
  readonly id: string;
}) {
  const t = useTranslations('credential.page');
  return (
    <section data-chrome="" aria-labelledby="certificate-ways" className="mx-auto mt-9 max-w-measure">
      <h2 id="certificate-ways" className="sr-only">
        {t('ways')}
      </h2>
      <div className="flex flex-wrap gap-3">
        <a className="ui-button ui-button-primary" href={pdfHref}>
          {t('pdf')}
        </a>
        <a className="ui-button ui-button-quiet" href={credentialHref} download={`${id}.jwt`}>
          {t('credential')}
        </a>
        <LinkButton href={verifyHref} variant="quiet">
          {t('check')}
        </LinkButton>
      </div>
      <h2 className="mt-8 mb-2 text-xl">{t('howTitle')}</h2>
      <p className="text-ink-2">{t('how')}</p>
      <p className="mt-3 text-ink-2">
        {t.rich('howElsewhere', { link: (chunks) => <TextLink href={verifyHref}>{chunks}</TextLink> })}
      </p>
    </section>
  );
}
