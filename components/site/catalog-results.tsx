import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { TextLink } from '@/components/ui/text-link';
import type { Catalog } from '@/lib/catalog';
import { CourseList } from './course-list';

/** One page of what was found, or what to do where nothing was. */
export function CatalogResults({ catalog, now }: { readonly catalog: Catalog; readonly now: Date }) {
  const t = useTranslations('site.catalog');
  const { query, courses, total, page, pageSize } = catalog;
  if (total === 0) {
    return (
      <div className="mt-8">
        {query === '' ? (
          <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
        ) : (
          <EmptyState
            title={t('noneTitle', { query })}
            action={
              <LinkButton href="/courses" variant="quiet">
                {t('clear')}
              </LinkButton>
            }
          >
            {t('noneText')}
          </EmptyState>
        )}
      </div>
    );
  }
  return (
    <section aria-label={query === '' ? t('title') : t('resultsTitle', { query })} className="mt-8">
      <p role="status" className="num mb-3 flex flex-wrap gap-x-4 text-sm text-ink-3">
        <span>{query === '' ? t('all', { count: total }) : t('found', { count: total, query })}</span>
        {query === '' ? null : <TextLink href="/courses">{t('clear')}</TextLink>}
      </p>
      <CourseList courses={courses} now={now} />
      <Pagination
        page={page}
        pages={Math.ceil(total / pageSize)}
        label={t('pages')}
        hrefOf={(target) => `/courses?${new URLSearchParams({ ...(query && { q: query }), page: String(target) })}`}
      />
    </section>
  );
}
