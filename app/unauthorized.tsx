import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefusedPage } from '@/components/site/refused-page';
import { shownSite } from './shown-site';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.unauthorized');
  return { title: t('title') };
}

/** The page for somebody who has to sign in first. */
export default async function Unauthorized() {
  return <RefusedPage reason="unauthorized" siteName={(await shownSite()).name} />;
}
