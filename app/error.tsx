'use client';

import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

/** What a page becomes when it fails: what happened, what is safe, what to do. The details are in the server's log. */
export default function PageError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations('errors');
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-9 pb-16 sm:px-6">
      <PageHeader title={t('page.title')} lead={t('page.lead')} />
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => retry()}>{t('page.retry')}</Button>
        <LinkButton href="/" variant="quiet">
          {t('home')}
        </LinkButton>
      </div>
      {digest ? <p className="mt-6 text-sm text-ink-3">{t('page.reference', { digest })}</p> : null}
    </main>
  );
}
