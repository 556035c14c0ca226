import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { ProblemInsightList } from '@/components/instructor/problem-insight-list';
import { RangeLinks } from '@/components/instructor/range-links';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { jumpToPath } from '@/lib/courses';
import { readProblemInsight } from '@/lib/rollups';
import { readRange, spans } from '../insight-range';
import { InstructorPage } from '../instructor-page';
import { withParams } from '../learner-search';
import { type InstructorPageProps, openForPage, searchOf, titleOf } from '../open-for-page';
import { rescoreAll } from './actions';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'problems', (await getTranslations('instructor.problems'))('title'));
}

/** The problems of a course, the hardest first, and what was answered. */
export default async function ProblemsPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, params, t] = await Promise.all([
    openForPage(props, 'problems'),
    searchOf(props),
    getTranslations('instructor.problems'),
  ]);
  const { courseKey } = course;
  const { span, from, to } = readRange(params, course, ctx.now);
  const problems = await forPage(() => readProblemInsight(ctx, { courseKey, from, to }), path);
  return (
    <InstructorPage course={course} place="problems">
      <PageHeader
        title={t('title')}
        className="mb-5"
        actions={<RangeLinks spans={spans} current={span} hrefOf={(days) => withParams(path, { days })} />}
      />
      {problems.length > 0 ? (
        <>
          <p className="mb-3 text-sm text-ink-2">{t('lead')}</p>
          <ProblemInsightList
            courseKey={courseKey}
            problems={problems}
            hrefOf={(block) => jumpToPath(courseKey, block.slice(block.indexOf('@') + 1))}
            rescore={course.can('grade.override') ? rescoreAll : null}
          />
        </>
      ) : (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      )}
    </InstructorPage>
  );
}
