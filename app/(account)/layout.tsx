import type { ReactNode } from 'react';
import { SiteShell } from '@/components/site/site-shell';
import { ClientMessages } from '@/i18n/client-messages';
import { headerViewer } from '../header-viewer';
import { shownSite } from '../shown-site';

export default async function AccountLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell site={await shownSite()} viewer={await headerViewer()} width="narrow">
      <ClientMessages namespaces={['errors', 'ui']}>{children}</ClientMessages>
    </SiteShell>
  );
}
