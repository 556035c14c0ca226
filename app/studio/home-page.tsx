import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SitePage } from '@/app/site-page';
import { AreaMark } from '@/components/site/area-mark';

/** A page of the studio that stands outside of any one course. */
export async function StudioHomePage({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('studio');
  return <SitePage header={<AreaMark title={t('title')} />}>{children}</SitePage>;
}
