import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { SitePage } from '@/app/site-page';
import { TaughtCourseTable } from '@/components/instructor/taught-course-table';
import { AreaMark } from '@/components/site/area-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listTaughtCourses, type TaughtCourseEntry } from '@/lib/catalog';
import { instructorCoursePath, instructorPath } from '@/lib/courses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('instructor'))('title') };
}

/** The courses that somebody teaches. */
export default async function InstructorPage() {
  const ctx = await requireUser(instructorPath);
  const [courses, t] = await Promise.all([
    forPage(() => listTaughtCourses(ctx), instructorPath),
    getTranslations('instructor'),
  ]);
  const linksOf = ({ courseKey, seesLearners, seesReports }: TaughtCourseEntry) =>
    [...(seesLearners ? (['gradebook', 'learners'] as const) : []), ...(seesReports ? (['reports'] as const) : [])].map(
      (place) => ({ label: t(`nav.place.${place}`), href: instructorCoursePath(courseKey, place) }),
    );
  const hrefOf = ({ courseKey }: TaughtCourseEntry) => instructorCoursePath(courseKey);
  return (
    <SitePage header={<AreaMark title={t('title')} />}>
      <PageHeader title={t('courses')} />
      {courses.length > 0 ? (
        <TaughtCourseTable courses={courses} hrefOf={hrefOf} linksOf={linksOf} />
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      )}
    </SitePage>
  );
}
