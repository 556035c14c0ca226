import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { SitePage } from '@/app/site-page';
import { TaughtCourseTable } from '@/components/instructor/taught-course-table';
import { AreaMark } from '@/components/site/area-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listTeamCourses } from '@/lib/catalog';
import { instructorCoursePath, instructorPath } from '@/lib/courses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instructor'))('title') };
}

/** The courses that somebody teaches. */
export default async function InstructorPage() {
  const ctx = await requireUser(instructorPath);
  const [courses, t] = await Promise.all([
    forPage(() => listTeamCourses(ctx, { area: 'teaching' }), instructorPath),
    getTranslations('instructor'),
  ]);
  const places = (['gradebook', 'learners', 'reports'] as const).map((place) => ({
    label: t(`nav.place.${place}`),
    hrefOf: (courseKey: string) => instructorCoursePath(courseKey, place),
  }));
  return (
    <SitePage header={<AreaMark title={t('title')} />}>
      <PageHeader title={t('courses')} />
      {courses.length > 0 ? (
        <TaughtCourseTable courses={courses} hrefOf={instructorCoursePath} places={places} />
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      )}
    </SitePage>
  );
}
