import type { ReactNode } from 'react';
import { SiteShell } from '@/components/site/site-shell';
import { headerViewer } from '../header-viewer';

export default async function SiteLayout({ children }: { readonly children: ReactNode }) {
  return <SiteShell viewer={await headerViewer()}>{children}</SiteShell>;
}
