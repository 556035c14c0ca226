import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SiteShell } from '@/components/site/site-shell';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { headerViewer } from './header-viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFound');
  return { title: t('title') };
}

/** The page for an address that leads nowhere, or that this visitor may not know of. */
export default async function NotFound() {
  const t = await getTranslations('errors.notFound');
  return (
    <SiteShell viewer={await headerViewer()}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/">{t('home')}</LinkButton>
        <LinkButton href="/courses" variant="quiet">
          {t('courses')}
        </LinkButton>
      </div>
    </SiteShell>
  );
}
