import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { HistoryFilter } from '@/components/studio/history/history-filter';
import { HistoryTable } from '@/components/studio/history/history-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { findNames } from '@/lib/accounts';
import { linkToBlock, listHistory, studioCoursePath } from '@/lib/courses';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';

const search = z.object({
  author: z.string().max(32).catch(''),
  block: z.string().trim().max(300).catch(''),
  after: z.string().max(32).optional().catch(undefined),
});
const pageSize = 40;

interface HistoryPageProps extends StudioPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studioHistory');
  return { title: t('title') };
}

/** Every change of the course: who, when, what, and the way to look at any two side by side. */
export default async function HistoryPage(props: HistoryPageProps) {
  const [{ ctx, course }, t, { author, block, after }] = await Promise.all([
    openForPage(props, 'history'),
    getTranslations('studioHistory'),
    props.searchParams.then((asked) => search.parse(asked)),
  ]);
  const { courseKey, draft } = course;
  const here = studioCoursePath(courseKey, 'history');
  const history = await forPage(() =>
    listHistory(ctx, {
      courseKey,
      limit: pageSize,
      ...(after && { after }),
      ...(author && { author }),
      ...(block && { block }),
    }),
  );
  const names = await findNames(ctx.db, history.authors);
  const filter = { ...(author && { author }), ...(block && { block }) };
  return (
    <StudioPage course={course} place="history">
      <PageHeader title={t('title')} lead={t('lead')} className="mb-5" />
      <HistoryFilter
        action={here}
        author={author}
        block={block}
        blockTitle={block ? linkToBlock(courseKey, draft, block)?.title : undefined}
        authors={history.authors.map((id) => ({ id, name: names.get(id) ?? t(id === 'system' ? 'system' : 'gone') }))}
      />
      {history.revisions.length === 0 ? (
        <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
      ) : (
        <HistoryTable revisions={history.revisions} compareHref={`${here}/compare`} />
      )}
      <nav aria-label={t('pages')} className="mt-5 flex flex-wrap gap-6 text-sm">
        {after ? <TextLink href={`${here}?${new URLSearchParams(filter)}`}>{t('newest')}</TextLink> : null}
        {history.next ? (
          <TextLink href={`${here}?${new URLSearchParams({ ...filter, after: history.next })}`} rel="next">
            {t('older')}
          </TextLink>
        ) : null}
      </nav>
    </StudioPage>
  );
}
