import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { SitePage } from '@/app/site-page';
import { AreaMark } from '@/components/site/area-mark';
import { TeamCourseTable } from '@/components/site/team-course-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listTeamCourses } from '@/lib/catalog';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio');
  return { title: t('title') };
}

/** A course team's courses, and what Studio will let them do. */
export default async function StudioPage() {
  const ctx = await requireUser('/studio');
  const [courses, t] = await Promise.all([forPage(() => listTeamCourses(ctx), '/studio'), getTranslations('studio')]);
  return (
    <SitePage header={<AreaMark title={t('title')} />}>
      <PageHeader title={t('courses')} />
      <Notice title={t('coming.title')} className="mb-8 max-w-measure">
        <p className="mt-1">{t('coming.text')}</p>
      </Notice>
      {courses.length > 0 ? (
        <TeamCourseTable courses={courses} />
      ) : (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      )}
    </SitePage>
  );
}
