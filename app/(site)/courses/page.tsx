import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { SitePage } from '@/app/site-page';
import { CatalogResults } from '@/components/site/catalog-results';
import { CourseSearch } from '@/components/site/course-search';
import { PageHeader } from '@/components/ui/page-header';
import { currentContext } from '@/lib/auth';
import { listCourses } from '@/lib/catalog';

/** What the address may ask for; anything else is as if it had not been said. */
const search = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

interface CataloguePageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.catalog');
  return { title: t('title') };
}

export default async function CataloguePage({ searchParams }: CataloguePageProps) {
  const [{ q: query, page }, ctx, t] = await Promise.all([
    searchParams.then((parameters) => search.parse(parameters)),
    currentContext(),
    getTranslations('site.catalog'),
  ]);
  const catalog = await listCourses(ctx, { query, page });
  return (
    <SitePage>
      <PageHeader title={t('title')} lead={t('lead')} />
      <CourseSearch query={query} />
      <CatalogResults catalog={catalog} now={ctx.now} />
    </SitePage>
  );
}
