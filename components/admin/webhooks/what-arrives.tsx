import { useTranslations } from 'next-intl';

/** What whoever receives the requests has to know before the first one comes. */
export function WhatArrives() {
  const t = useTranslations('admin.webhooks.new');
  return (
    <section aria-labelledby="what-arrives" className="mt-12 max-w-measure border-line border-t pt-6">
      <h2 className="text-xl" id="what-arrives">
        {t('arrivesTitle')}
      </h2>
      <ul className="mt-3 grid list-disc gap-2 ps-5 text-ink-2">
        <li>{t('arrives.form')}</li>
        <li>
          {t('arrives.signed')}{' '}
          <a className="text-link" href="https://www.standardwebhooks.com/" rel="noreferrer">
            {t('arrives.library')}
          </a>
        </li>
        <li>{t('arrives.again')}</li>
        <li>{t('arrives.answer')}</li>
      </ul>
    </section>
  );
}
