import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefusedPage } from '@/components/site/refused-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFound');
  return { title: t('title') };
}

/** The page for an address that leads nowhere, or that this visitor may not know of. */
export default function NotFound() {
  return <RefusedPage reason="notFound" />;
}
