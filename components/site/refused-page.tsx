'use client';

import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

/**
 * What stands where a page cannot be shown. It is a client component for its weight alone: Next.js sends it along with
 * every page, in case, and so it is one short reference, which waits for nothing.
 */
export function RefusedPage({ reason }: { readonly reason: 'notFound' | 'forbidden' | 'unauthorized' }) {
  const t = useTranslations('errors');
  const site = useTranslations('site');
  return (
    <>
      <header data-chrome="" className="flex min-h-14 items-center border-b border-line px-4 sm:px-6">
        <Link
          href="/"
          className="flex min-h-11 items-center pt-0.5 font-serif text-lg font-medium tracking-tight text-ink no-underline"
        >
          {site('name')}
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 pt-9 pb-16 sm:px-6">
        <PageHeader title={t(`${reason}.title`)} lead={t(`${reason}.lead`)} />
        <div className="flex flex-wrap gap-3">
          {reason === 'unauthorized' ? (
            <LinkButton href="/sign-in">{t('unauthorized.signIn')}</LinkButton>
          ) : (
            <LinkButton href="/">{t('home')}</LinkButton>
          )}
          <LinkButton href="/courses" variant="quiet">
            {t('courses')}
          </LinkButton>
        </div>
      </main>
    </>
  );
}
