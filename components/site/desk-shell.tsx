import type { ReactNode } from 'react';
import { DeskNav, type DeskNavGroup } from './desk-nav';
import { type HeaderViewer, type ShownSite, SiteHeader } from './site-header';

/**
 * The frame of a course where it is worked on, in the studio and on the instructor's pages: the mark, what stands in the header
 * (search, who else is here), the places of the course, the page, and beside it what is chosen. On a narrow screen they stand under
 * each other.
 */
export function DeskShell({
  site,
  viewer,
  mark,
  header,
  navLabel,
  groups,
  place,
  aside,
  children,
}: {
  readonly site: ShownSite;
  readonly viewer: HeaderViewer | null;
  /** Says in which part of the house one is. */
  readonly mark: ReactNode;
  readonly header?: ReactNode;
  readonly navLabel: string;
  readonly groups: readonly DeskNavGroup[];
  readonly place: string;
  /** What belongs to the thing that is chosen: its settings, its history. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <SiteHeader isDesk site={site} viewer={viewer}>
        {mark}
        {header}
      </SiteHeader>
      <div className={aside ? 'studio-frame studio-frame-aside' : 'studio-frame'}>
        <DeskNav label={navLabel} groups={groups} place={place} />
        <main id="main" tabIndex={-1} className="studio-main">
          {children}
        </main>
        {aside ? <aside className="studio-aside">{aside}</aside> : null}
      </div>
    </>
  );
}
