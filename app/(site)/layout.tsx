import type { ReactNode } from 'react';
import { headerViewer } from '@/app/header-viewer';
import { SiteShell } from '@/components/site/site-shell';

export default async function SiteLayout({ children }: { readonly children: ReactNode }) {
  return <SiteShell viewer={await headerViewer()}>{children}</SiteShell>;
}
