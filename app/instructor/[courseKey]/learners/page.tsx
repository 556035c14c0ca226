import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LearnerFilter } from '@/components/instructor/learner-filter';
import { RosterTable } from '@/components/instructor/roster-table';
import { RosterWay } from '@/components/instructor/roster-way';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { learnerPath } from '@/lib/courses';
import { listCohorts } from '@/lib/enrollments';
import { listRoster } from '@/lib/grades';
import { InstructorPage } from '../instructor-page';
import { placeParam, readLearnerSearch, withParams } from '../learner-search';
import { type InstructorPageProps, openForPage, searchOf, titleOf } from '../open-for-page';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'learners', (await getTranslations('instructor.roster'))('title'));
}

/** Who is enrolled in a course, and how far they are. */
export default async function LearnersPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, params, t, gradebook] = await Promise.all([
    openForPage(props, 'learners'),
    searchOf(props),
    getTranslations('instructor.roster'),
    getTranslations('instructor.gradebook'),
  ]);
  const { courseKey } = course;
  const { filter, order, page, before, isFiltered } = readLearnerSearch(params);
  const [roster, cohorts] = await Promise.all([
    listRoster(ctx, { courseKey, filter, order, page: page === 'all' ? 1 : page, before }),
    listCohorts(ctx, { courseKey }),
  ]);
  const { learners, total } = roster;
  return (
    <InstructorPage course={course} place="learners">
      <PageHeader
        title={t('title')}
        className="mb-4"
        actions={
          course.can('enrollment.manage') ? (
            <LinkButton href={`${path}/change`} size="sm">
              {t('change')}
            </LinkButton>
          ) : null
        }
      />
      {total > 0 || isFiltered ? (
        <LearnerFilter path={path} params={params} cohorts={cohorts} isFiltered={isFiltered} />
      ) : (
        <EmptyState title={gradebook('emptyTitle')}>
          {gradebook.rich('emptyText', { link: (chunks) => <TextLink href={`${path}/change`}>{chunks}</TextLink> })}
        </EmptyState>
      )}
      {learners.length > 0 ? (
        <>
          <p className="num mt-4 mb-1 text-sm text-ink-3">
            {roster.isLarge ? t('countLarge', { total }) : gradebook('count', { total })}
          </p>
          <RosterTable learners={learners} hrefOf={(userId) => learnerPath(courseKey, userId)} />
          <Pagination
            page={roster.page}
            pages={roster.pages}
            label={t('pages')}
            hrefOf={(number) => withParams(path, { ...params, page: String(number) })}
          />
          {roster.isLarge ? (
            <RosterWay
              newest={before ? withParams(path, { ...params, before: null }) : null}
              earlier={roster.next && withParams(path, { ...params, before: placeParam(roster.next) })}
            />
          ) : null}
        </>
      ) : isFiltered ? (
        <div className="mt-6">
          <EmptyState title={gradebook('noneTitle')}>
            {gradebook.rich('noneText', { link: (chunks) => <TextLink href={path}>{chunks}</TextLink> })}
          </EmptyState>
        </div>
      ) : null}
    </InstructorPage>
  );
}
