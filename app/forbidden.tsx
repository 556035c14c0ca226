import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SiteShell } from '@/components/site/site-shell';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { headerViewer } from './header-viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.forbidden');
  return { title: t('title') };
}

/** The page for somebody who is signed in and may not open what the address names. */
export default async function Forbidden() {
  const t = await getTranslations('errors.forbidden');
  return (
    <SiteShell viewer={await headerViewer()}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <LinkButton href="/">{t('home')}</LinkButton>
    </SiteShell>
  );
}
