import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { headerViewer } from '@/app/header-viewer';
import { shownSite } from '@/app/shown-site';
import { AreaMark } from '@/components/site/area-mark';
import { DeskShell } from '@/components/site/desk-shell';
import { HeaderCourse } from '@/components/site/site-header';
import { CommandPalette } from '@/components/studio/command/command-palette';
import { Presence } from '@/components/studio/presence';
import { Icon } from '@/components/ui/icon';
import { ClientMessages } from '@/i18n/client-messages';
import {
  type StudioCourse,
  type StudioPlace,
  studioCoursePath,
  studioPlaceGroups,
  studioPresencePath,
} from '@/lib/courses';

/**
 * A page of a course in the studio. Pages put it around themselves, as `SitePage`: what Next.js shows where something is not found
 * stands inside its layouts.
 */
export async function StudioPage({
  course,
  place,
  where,
  aside,
  children,
}: {
  readonly course: StudioCourse;
  readonly place: StudioPlace;
  /** What the page is called, for others who have the course open; the place where it is left out. */
  readonly where?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { courseKey, run } = course;
  const [site, viewer, studio, t] = await Promise.all([
    shownSite(),
    headerViewer(),
    getTranslations('studio'),
    getTranslations('studio.nav'),
  ]);
  const groups = (Object.keys(studioPlaceGroups) as (keyof typeof studioPlaceGroups)[]).map((name) => ({
    name,
    label: t(`group.${name}`),
    items: studioPlaceGroups[name].map((item) => ({
      place: item,
      label: t(`place.${item}`),
      href: studioCoursePath(courseKey, item),
    })),
  }));
  return (
    <DeskShell
      site={site}
      viewer={viewer}
      mark={<AreaMark title={studio('title')} />}
      navLabel={t('label')}
      header={
        <>
          <HeaderCourse isDesk href={studioCoursePath(courseKey)} title={run.title} lang={run.language ?? undefined} />
          <ClientMessages namespaces={['studioPalette', 'studioPresence']}>
            <CommandPalette
              icon={<Icon name="search" />}
              listUrl={`/api/studio/palette?course=${encodeURIComponent(courseKey)}`}
            />
            <Presence address={studioPresencePath(courseKey)} place={where ?? t(`place.${place}`)} />
          </ClientMessages>
        </>
      }
      groups={groups}
      place={place}
      aside={aside}
    >
      {children}
    </DeskShell>
  );
}
