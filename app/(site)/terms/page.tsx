import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentSettings } from '@/app/shown-site';
import { SitePage } from '@/app/site-page';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.terms');
  return { title: t('title') };
}

const sections = ['account', 'work', 'content', 'data', 'leave'] as const;

/** The terms that come with the house, where the people who run the site have written none of their own. */
export default async function TermsPage() {
  const [t, { terms }] = await Promise.all([getTranslations('account.terms'), currentSettings()]);
  if (terms.text !== '') {
    redirect('/legal/terms');
  }
  return (
    <SitePage>
      <article className="mx-auto max-w-measure">
        <PageHeader title={t('title')} lead={t('lead')} />
        <p className="text-read">{t('intro')}</p>
        {sections.map((name) => (
          <section key={name} className="mt-7">
            <h2 className="mb-2 text-xl">{t(`${name}Title`)}</h2>
            <p className="text-read">{t(name)}</p>
          </section>
        ))}
      </article>
    </SitePage>
  );
}
