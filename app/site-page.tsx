import type { ComponentProps } from 'react';
import { SiteShell } from '@/components/site/site-shell';
import { headerViewer } from './header-viewer';
import { shownSite } from './shown-site';

/**
 * A page of the site between its header and its footer. Pages put it around themselves instead of a layout doing so:
 * what Next.js shows where a page is not found stands inside its layouts, and would be a page within a page.
 */
export async function SitePage(props: Omit<ComponentProps<typeof SiteShell>, 'site' | 'viewer'>) {
  return <SiteShell site={await shownSite()} viewer={await headerViewer()} {...props} />;
}
