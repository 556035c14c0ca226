import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActivityCharts } from '@/components/instructor/activity-charts';
import { GradeHistogram } from '@/components/instructor/grade-histogram';
import { OverviewFigures } from '@/components/instructor/overview-figures';
import { RangeLinks } from '@/components/instructor/range-links';
import { UnitSteps } from '@/components/instructor/unit-steps';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { instructorCoursePath } from '@/lib/courses';
import { countLearners, everybody } from '@/lib/grades';
import { readCourseActivity, readGradeDistribution, readUnitCompletion } from '@/lib/rollups';
import { readRange, spans } from './insight-range';
import { InstructorPage } from './instructor-page';
import { withParams } from './learner-search';
import { type InstructorPageProps, openForPage, searchOf } from './open-for-page';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  const { course } = await openForPage(props);
  return { title: course.run.title };
}

/** How a course goes: enrolment, activity, grades, and where learners stop. */
export default async function OverviewPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, params, t] = await Promise.all([
    openForPage(props),
    searchOf(props),
    getTranslations('instructor'),
  ]);
  const { courseKey, run } = course;
  const { span, from, to } = readRange(params, course, ctx.now);
  const whole = readRange({ days: 'all' }, course, ctx.now);
  const [activity, grades, units, enrolled] = await Promise.all([
    readCourseActivity(ctx, { courseKey, by: 'day', from, to }),
    readGradeDistribution(ctx, { courseKey }),
    readUnitCompletion(ctx, { courseKey, from: whole.from, to: whole.to }),
    countLearners(ctx.db, { courseKey, filter: everybody }),
  ]);
  const hasActivity = activity.points.some(({ activeLearners, enrollments }) => activeLearners > 0 || enrollments > 0);
  return (
    <InstructorPage course={course} place="overview">
      <PageHeader
        eyebrow={`${run.org} · ${run.number} · ${run.run}`}
        title={<bdi lang={run.language ?? undefined}>{run.title}</bdi>}
        className="mb-6"
        actions={<RangeLinks spans={spans} current={span} hrefOf={(days) => withParams(path, { days })} />}
      />
      <OverviewFigures enrolled={enrolled} activity={activity} grades={grades} />
      {hasActivity || grades.learners > 0 ? (
        <div className="grid gap-x-10 gap-y-10 md:grid-cols-2 xl:grid-cols-3">
          <ActivityCharts activity={activity} />
          <GradeHistogram grades={grades} />
          <UnitSteps units={units} />
        </div>
      ) : (
        <EmptyState title={t('overview.emptyTitle')}>
          {t.rich('overview.emptyText', {
            link: (chunks) =>
              course.can('enrollment.manage') ? (
                <TextLink href={`${instructorCoursePath(courseKey, 'learners')}/change`}>{chunks}</TextLink>
              ) : (
                chunks
              ),
          })}
        </EmptyState>
      )}
      {activity.pendingDays > 0 ? (
        <p className="mt-8 text-sm text-ink-3">{t('pending', { count: activity.pendingDays })}</p>
      ) : null}
    </InstructorPage>
  );
}
