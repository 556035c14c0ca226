import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { SiteFooter } from './site-footer';
import { type HeaderViewer, type ShownSite, SiteHeader } from './site-header';

/**
 * Header, main and footer. The root layout's skip link leads to `#main`: a page with a frame of its own must give its
 * main element that id. `narrow` is for forms, `page` for lists and everything else.
 */
export function SiteShell({
  site,
  viewer,
  header,
  width = 'page',
  children,
}: {
  readonly site: ShownSite;
  readonly viewer: HeaderViewer | null;
  /** What stands in the header beside the mark, instead of the site's navigation. */
  readonly header?: ReactNode;
  readonly width?: 'narrow' | 'page' | 'wide';
  readonly children: ReactNode;
}) {
  const widths = { narrow: 'max-w-form', page: 'max-w-page', wide: 'max-w-wide' };
  return (
    <>
      <SiteHeader site={site} viewer={viewer}>
        {header}
      </SiteHeader>
      <main id="main" tabIndex={-1} className={classNames('mx-auto w-full px-4 pt-9 pb-16 sm:px-6', widths[width])}>
        {children}
      </main>
      <SiteFooter site={site} />
    </>
  );
}
