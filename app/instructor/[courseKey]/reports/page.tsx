import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { ReportTable } from '@/components/instructor/report-table';
import { EmptyState } from '@/components/ui/empty-state';
import { FieldForm } from '@/components/ui/form/field-form';
import { PageHeader } from '@/components/ui/page-header';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { reportPath } from '@/lib/courses';
import { listReports } from '@/lib/reports';
import { InstructorPage } from '../instructor-page';
import { type InstructorPageProps, openForPage, titleOf } from '../open-for-page';
import { askForReport } from './actions';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'reports', (await getTranslations('instructor.reports'))('title'));
}

/** Reports of a course: asked for here, made by a workflow, fetched here. */
export default async function ReportsPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, t] = await Promise.all([
    openForPage(props, 'reports'),
    getTranslations('instructor.reports'),
  ]);
  const { courseKey } = course;
  const reports = await forPage(() => listReports(ctx, { courseKey }), path);
  const isUnderWay = reports.some(({ state }) => state === 'waiting' || state === 'running');
  return (
    <InstructorPage course={course} place="reports">
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="mb-8 max-w-measure">
        <FieldForm action={askForReport} fields={[]} hidden={{ courseKey }} submit={t('request')} />
      </div>
      {reports.length > 0 ? (
        <ReportTable reports={reports} hrefOf={(id) => reportPath(courseKey, id)} />
      ) : (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      )}
      {isUnderWay ? <RefreshWhile everyMs={2000} /> : null}
    </InstructorPage>
  );
}
