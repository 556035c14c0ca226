import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import type { RunSummary } from '@/lib/workflows';
import { runsPath } from './paths';
import { RunFilter } from './run-filter';
import { RunTable } from './run-table';

/** The newest runs that a filter lets through, and the way to older ones. */
export function RunList({
  runs,
  functionIds,
  filter,
  isFull,
}: {
  readonly runs: readonly RunSummary[];
  readonly functionIds: readonly string[];
  readonly filter: {
    readonly function: string | undefined;
    readonly status: RunSummary['status'] | undefined;
    readonly before: string | undefined;
  };
  /** There may be older ones than these. */
  readonly isFull: boolean;
}) {
  const t = useTranslations('admin.workflows');
  const isFiltered = Boolean(filter.function || filter.status || filter.before);
  return (
    <section aria-labelledby="runs">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <h2 id="runs" className="scroll-mt-6 text-xl">
          {t('runs.title')}
        </h2>
        <RunFilter functionIds={functionIds} functionId={filter.function} status={filter.status} />
      </div>
      {runs.length > 0 ? (
        <RunTable runs={runs} />
      ) : (
        <EmptyState heading="h3" title={t(isFiltered ? 'runs.noneTitle' : 'runs.emptyTitle')}>
          {isFiltered ? <TextLink href={runsPath({})}>{t('runs.showAll')}</TextLink> : <p>{t('runs.emptyText')}</p>}
        </EmptyState>
      )}
      {isFull || filter.before ? (
        <nav aria-label={t('runs.pages')} className="mt-4 flex justify-between gap-4 text-sm">
          {filter.before ? (
            <TextLink href={runsPath({ ...filter, before: undefined })}>{t('runs.newest')}</TextLink>
          ) : (
            <span />
          )}
          {isFull ? (
            <TextLink href={runsPath({ ...filter, before: runs.at(-1)?.id })}>{t('runs.older')}</TextLink>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}
