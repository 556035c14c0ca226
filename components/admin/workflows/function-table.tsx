import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { FunctionSummary } from '@/lib/workflows';
import { runsPath, shortFunctionName } from './paths';
import { runStatuses } from './run-status';

/** Every function that has run lately, with how many of its runs stand how; each number leads to those runs. */
export function FunctionTable({ functions }: { readonly functions: readonly FunctionSummary[] }) {
  const t = useTranslations('admin.workflows');
  return (
    <Table caption={t('functions.caption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.function')}</HeaderCell>
          {runStatuses.map((status) => (
            <HeaderCell key={status} className="text-end!">
              {t(`status.${status}`)}
            </HeaderCell>
          ))}
          <HeaderCell>{t('column.lastRun')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {functions.map(({ functionId, runs, lastRunAt }) => (
          <tr key={functionId}>
            <HeaderCell scope="row" className="whitespace-nowrap">
              <TextLink href={runsPath({ function: functionId })}>{shortFunctionName(functionId)}</TextLink>
            </HeaderCell>
            {runStatuses.map((status) => (
              <td key={status} className="num text-end!">
                <RunCount functionId={functionId} status={status} count={runs[status] ?? 0} />
              </td>
            ))}
            <td className="whitespace-nowrap">{lastRunAt ? <DateTime value={lastRunAt} style="second" /> : null}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RunCount({
  functionId,
  status,
  count,
}: {
  readonly functionId: string;
  readonly status: (typeof runStatuses)[number];
  readonly count: number;
}) {
  const t = useTranslations('admin.workflows');
  if (count === 0) {
    return <span className="text-ink-3">0</span>;
  }
  const label = t('functions.runs', { count, state: t(`status.${status}`), name: shortFunctionName(functionId) });
  return (
    <TextLink
      href={runsPath({ function: functionId, status })}
      aria-label={label}
      className={status === 'failed' ? 'text-bad!' : ''}
    >
      {t('count', { count })}
    </TextLink>
  );
}
