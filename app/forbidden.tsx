import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefusedPage } from '@/components/site/refused-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.forbidden');
  return { title: t('title') };
}

/** The page for somebody who is signed in and may not open what the address names. */
export default function Forbidden() {
  return <RefusedPage reason="forbidden" />;
}
