import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefusedPage } from '@/components/site/refused-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.unauthorized');
  return { title: t('title') };
}

/** The page for somebody who has to sign in first. */
export default function Unauthorized() {
  return <RefusedPage reason="unauthorized" />;
}
