import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { headerViewer } from '@/app/header-viewer';
import { SiteShell } from '@/components/site/site-shell';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.terms');
  return { title: t('title') };
}

const sections = ['account', 'work', 'content', 'data', 'leave'] as const;

export default async function TermsPage() {
  const t = await getTranslations('account.terms');
  return (
    <SiteShell viewer={await headerViewer()}>
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
    </SiteShell>
  );
}
