import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AreaMark } from '@/components/site/area-mark';
import { type HeaderViewer, SiteHeader } from '@/components/site/site-header';
import { StudioNav, type StudioNavGroup } from './studio-nav';

/**
 * The frame of a course in the studio: the mark, what stands in the header (search, who else is here), the places of the course, the
 * page, and beside it what is chosen. On a narrow screen they stand under each other.
 */
export function StudioShell({
  viewer,
  header,
  groups,
  place,
  aside,
  children,
}: {
  readonly viewer: HeaderViewer | null;
  readonly header?: ReactNode;
  readonly groups: readonly StudioNavGroup[];
  readonly place: string;
  /** What belongs to the thing that is chosen: its settings, its history. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('studio');
  return (
    <>
      <SiteHeader viewer={viewer}>
        <AreaMark title={t('title')} />
        {header}
      </SiteHeader>
      <div className={aside ? 'studio-frame studio-frame-aside' : 'studio-frame'}>
        <StudioNav groups={groups} place={place} />
        <main id="main" tabIndex={-1} className="studio-main">
          {children}
        </main>
        {aside ? <aside className="studio-aside">{aside}</aside> : null}
      </div>
    </>
  );
}
