import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GradebookTable } from '@/components/gradebook/gradebook-table';
import { LearnerFilter } from '@/components/instructor/learner-filter';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import { instructorCoursePath } from '@/lib/courses';
import { gradebookPageSize, readGradebook } from '@/lib/grades';
import { InstructorPage } from '../instructor-page';
import { readLearnerSearch, withParams } from '../learner-search';
import { type InstructorPageProps, openForPage, searchOf, titleOf } from '../open-for-page';
import { openCell } from './actions';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'gradebook', (await getTranslations('instructor.gradebook'))('title'));
}

/** The grades of record of a course: learners and the subsections that count. */
export default async function GradebookPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, params, t] = await Promise.all([
    openForPage(props, 'gradebook'),
    searchOf(props),
    getTranslations('instructor.gradebook'),
  ]);
  const { courseKey } = course;
  const { filter, order, page, isFiltered } = readLearnerSearch(params);
  const book = await readGradebook(ctx, { courseKey, filter, order, page });
  const { total, rows, pages } = book;
  const enrol = (chunks: ReactNode) => (
    <TextLink href={`${instructorCoursePath(courseKey, 'learners')}/change`}>{chunks}</TextLink>
  );
  const from = page === 'all' ? 1 : (book.page - 1) * gradebookPageSize + 1;
  const isSeveral = pages > 1 && rows.length > 0;
  return (
    <InstructorPage course={course} place="gradebook">
      <PageHeader
        title={t('title')}
        className="mb-4"
        actions={
          isSeveral ? (
            <TextLink href={withParams(path, { ...params, page: null, rows: 'all' })}>{t('all', { total })}</TextLink>
          ) : page === 'all' && total > gradebookPageSize ? (
            <TextLink href={withParams(path, { ...params, rows: null })}>{t('paged')}</TextLink>
          ) : null
        }
      />
      {total > 0 || isFiltered ? (
        <LearnerFilter path={path} params={params} cohorts={book.cohorts} isFiltered={isFiltered} />
      ) : (
        <EmptyState title={t('emptyTitle')}>{t.rich('emptyText', { link: enrol })}</EmptyState>
      )}
      {rows.length > 0 ? (
        <>
          <p className="mt-3 mb-2 flex flex-wrap justify-between gap-x-6 text-sm text-ink-3">
            <span className="num">
              {isSeveral ? t('range', { from, to: from + rows.length - 1, total }) : t('count', { total })}
            </span>
            <span className="max-md:hidden">{book.columns.length > 0 ? t('hint') : t('noColumns')}</span>
          </p>
          <GradebookTable
            book={book}
            courseKey={courseKey}
            learnersPath={instructorCoursePath(courseKey, 'learners')}
            openCell={openCell}
          />
          <Pagination
            page={book.page}
            pages={pages}
            label={t('pages')}
            hrefOf={(number) => withParams(path, { ...params, page: String(number) })}
          />
        </>
      ) : isFiltered ? (
        <div className="mt-6">
          <EmptyState title={t('noneTitle')}>
            {t.rich('noneText', { link: (chunks) => <TextLink href={path}>{chunks}</TextLink> })}
          </EmptyState>
        </div>
      ) : null}
    </InstructorPage>
  );
}
