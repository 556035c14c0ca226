import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Duration } from '@/components/ui/time/duration';
import type { RunSummary } from '@/lib/workflows';
import { runPath, shortFunctionName } from './paths';
import { RunStatus } from './run-status';

/** Runs, a line each; when one was made leads to all about it. */
export function RunTable({ runs }: { readonly runs: readonly RunSummary[] }) {
  const t = useTranslations('admin.workflows');
  return (
    <Table caption={t('runs.caption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.made')}</HeaderCell>
          <HeaderCell>{t('column.function')}</HeaderCell>
          <HeaderCell>{t('column.event')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.took')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, functionId, eventName, status, createdAt, startedAt, endedAt, retryOf }) => (
          <tr key={id}>
            <HeaderCell scope="row" className="whitespace-nowrap">
              <TextLink href={runPath(id)}>
                <DateTime value={createdAt} style="second" />
                <span className="sr-only"> {shortFunctionName(functionId)}</span>
              </TextLink>
            </HeaderCell>
            <td className="whitespace-nowrap">{shortFunctionName(functionId)}</td>
            <td className="text-ink-2">{eventName}</td>
            <td className="whitespace-nowrap">
              <RunStatus status={status} />
              {retryOf ? <span className="ms-2 text-xs text-ink-3">{t('runs.again')}</span> : null}
            </td>
            <td className="text-end!">
              {startedAt && endedAt ? <Duration ms={endedAt.getTime() - startedAt.getTime()} /> : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
