import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { z } from 'zod';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { studioCoursePath } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { CheckReport } from './check-report';

const trees = ['draft', 'published'] as const;
const search = z.object({ tree: z.enum(trees).catch('draft') });

interface CheckPageProps extends StudioPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioCheck');
  return { title: t('title') };
}

/** What is wrong with the course, with the way to each place. The page stands at once; the check comes when it is done. */
export default async function CheckPage(props: CheckPageProps) {
  const [{ ctx, course }, t, { tree }] = await Promise.all([
    openForPage(props, 'check'),
    getTranslations('studioCheck'),
    props.searchParams.then((asked) => search.parse(asked)),
  ]);
  const here = studioCoursePath(course.courseKey, 'check');
  return (
    <StudioPage course={course} place="check">
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav aria-label={t('tree.label')} className="mb-6 flex flex-wrap gap-2">
        {trees.map((name) => (
          <Link
            key={name}
            href={name === 'draft' ? here : `${here}?tree=${name}`}
            aria-current={name === tree ? 'page' : undefined}
            className="studio-choice"
          >
            {t(`tree.${name}`)}
          </Link>
        ))}
      </nav>
      <Suspense
        key={tree}
        fallback={
          <p role="status" className="text-ink-2">
            {t('checking')}
          </p>
        }
      >
        <CheckReport ctx={ctx} course={course} tree={tree} />
      </Suspense>
    </StudioPage>
  );
}
