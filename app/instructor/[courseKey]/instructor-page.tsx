import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { headerViewer } from '@/app/header-viewer';
import { shownSite } from '@/app/shown-site';
import { AreaMark } from '@/components/site/area-mark';
import { DeskShell } from '@/components/site/desk-shell';
import { HeaderCourse } from '@/components/site/site-header';
import { type InstructorPlace, instructorCoursePath, instructorPlaceGroups, type TaughtCourse } from '@/lib/courses';
import { verbOf } from './open-for-page';

/**
 * A page of a course where it is taught. Pages put it around themselves, as `SitePage`: what Next.js shows where something is not
 * found stands inside its layouts.
 */
export async function InstructorPage({
  course,
  place,
  children,
}: {
  readonly course: TaughtCourse;
  readonly place: InstructorPlace;
  readonly children: ReactNode;
}) {
  const { courseKey, run } = course;
  const [site, viewer, t] = await Promise.all([shownSite(), headerViewer(), getTranslations('instructor')]);
  const groups = (Object.keys(instructorPlaceGroups) as (keyof typeof instructorPlaceGroups)[]).flatMap((name) => {
    const items = instructorPlaceGroups[name]
      .filter((item) => course.can(verbOf(item)))
      .map((item) => ({
        place: item,
        label: t(`nav.place.${item}`),
        href: instructorCoursePath(courseKey, item),
      }));
    return items.length > 0 ? [{ name, label: t(`nav.group.${name}`), items }] : [];
  });
  return (
    <DeskShell
      site={site}
      viewer={viewer}
      mark={<AreaMark title={t('title')} />}
      header={
        <HeaderCourse
          isDesk
          href={instructorCoursePath(courseKey)}
          title={run.title}
          lang={run.language ?? undefined}
        />
      }
      navLabel={t('nav.label')}
      groups={groups}
      place={place}
    >
      {children}
    </DeskShell>
  );
}
