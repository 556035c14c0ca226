import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AdminNav } from '@/components/admin/admin-nav';
import { AreaMark } from '@/components/site/area-mark';
import { CommandPalette } from '@/components/studio/command/command-palette';
import { Icon } from '@/components/ui/icon';
import { ClientMessages } from '@/i18n/client-messages';
import { SitePage } from '../site-page';
import { adminPages } from './admin-pages';

/**
 * A page of the administration in its frame: the header, the way to the other pages, the page. Like `SitePage`, pages put it
 * around themselves; each asks its own verbs, which let nobody in but admins.
 */
export async function AdminPage({
  page,
  children,
}: {
  /** Which of `adminPages` this is, or belongs to. */
  readonly page: (typeof adminPages)[number];
  readonly children: ReactNode;
}) {
  const t = await getTranslations('admin');
  const links = adminPages.map((name) => ({ href: `/admin/${name}`, label: t(`pages.${name}`) }));
  return (
    <SitePage
      header={
        <>
          <AreaMark title={t('title')} />
          <ClientMessages namespaces={['studioPalette']}>
            <CommandPalette icon={<Icon name="search" />} listUrl="/api/admin/palette" of="site" />
          </ClientMessages>
        </>
      }
      width="wide"
    >
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <AdminNav links={links} current={`/admin/${page}`} />
        <div className="min-w-0">{children}</div>
      </div>
    </SitePage>
  );
}
