import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { TopCourses } from '@/components/admin/analytics/top-courses';
import { ActivityCharts } from '@/components/instructor/activity-charts';
import { RangeLinks } from '@/components/instructor/range-links';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listSiteCourses } from '@/lib/catalog';
import { readSiteActivity } from '@/lib/rollups';
import { AdminPage } from '../admin-page';
import { lastDays } from '../last-days';
import { type AdminPageProps, readSearch, withSearch } from '../search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.analytics');
  return { title: t('title') };
}

const path = '/admin/analytics';
const spans = ['30', '90'] as const;
const span = z.object({ days: z.enum(spans).catch('30') });

/** What happens on the whole site, day by day and course by course. */
export default async function AnalyticsPage(props: AdminPageProps) {
  const ctx = await requireUser(path);
  const { days } = await readSearch(props, span);
  const [activity, courses, t] = await forPage(
    () =>
      Promise.all([
        readSiteActivity(ctx, lastDays(ctx.now, Number(days))),
        listSiteCourses(ctx),
        getTranslations('admin.analytics'),
      ]),
    path,
  );
  return (
    <AdminPage page="analytics">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<RangeLinks spans={spans} current={days} hrefOf={(chosen) => withSearch(path, { days: chosen })} />}
      />
      {activity.courses.size > 0 ? (
        <div className="grid gap-10">
          <div className="grid gap-10 md:grid-cols-2">
            <ActivityCharts
              activity={{ points: activity.days.map(({ day, ...figures }) => ({ at: day, ...figures })) }}
            />
          </div>
          <TopCourses courses={courses} figures={activity.courses} />
        </div>
      ) : (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      )}
    </AdminPage>
  );
}
