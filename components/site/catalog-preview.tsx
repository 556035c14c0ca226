import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { Catalog } from '@/lib/catalog';
import { CourseList } from './course-list';

/** The first courses of the catalogue, on the front page. */
export function CatalogPreview({ catalog, now }: { readonly catalog: Catalog; readonly now: Date }) {
  const t = useTranslations('site');
  if (catalog.courses.length === 0) {
    return <EmptyState title={t('catalog.emptyTitle')}>{t('catalog.emptyText')}</EmptyState>;
  }
  return (
    <section aria-labelledby="to-begin">
      <h2 id="to-begin" className="mb-4 text-2xl">
        {t('home.toBegin')}
      </h2>
      <CourseList courses={catalog.courses} now={now} heading="h3" />
      {catalog.total > catalog.courses.length ? (
        <p className="mt-5">
          <TextLink href="/courses">{t('home.allCourses', { count: catalog.total })}</TextLink>
        </p>
      ) : null}
    </section>
  );
}
