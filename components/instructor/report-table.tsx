import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { ProgressBar } from '@/components/ui/progress-bar';
import { HeaderCell, Table } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time/format-instant';
import type { Report } from '@/lib/reports';

const tones: Readonly<Record<Report['state'], BadgeTone>> = {
  waiting: 'neutral',
  running: 'accent',
  done: 'good',
  failed: 'bad',
};

/** The reports of a course: how far each is, and the file. */
export function ReportTable({
  reports,
  hrefOf,
}: {
  readonly reports: readonly Report[];
  readonly hrefOf: (id: string) => string;
}) {
  const t = useTranslations('instructor.reports');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return (
    <Table caption={t('caption')} isCaptionHidden className="max-w-[56rem]">
      <thead>
        <tr>
          <HeaderCell>{t('made')}</HeaderCell>
          <HeaderCell>{t('by')}</HeaderCell>
          <HeaderCell className="w-64">{t('state')}</HeaderCell>
          <HeaderCell>{t('file')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {reports.map(({ id, state, requestedAt, requestedBy, done, total }) => (
          <tr key={id}>
            <HeaderCell scope="row" className="font-normal! whitespace-nowrap">
              <DateTime value={requestedAt} style="instant" />
            </HeaderCell>
            <td>{requestedBy ?? '–'}</td>
            <td>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
                <span className="num text-ink-3">
                  {state === 'running' ? t('progress', { done, total }) : null}
                  {state === 'done' ? t('learners', { count: total }) : null}
                  {state === 'failed' ? t('failedText') : null}
                </span>
              </span>
              {state === 'running' ? (
                <ProgressBar
                  value={done}
                  max={total}
                  label={t('states.running')}
                  valueText={t('progress', { done, total })}
                  className="mt-2"
                />
              ) : null}
            </td>
            <td>
              {state === 'done' ? (
                <a
                  className="text-link"
                  href={hrefOf(id)}
                  aria-label={t('downloadOf', {
                    date: formatInstant(requestedAt, { style: 'instant', locale, timeZone }),
                  })}
                >
                  {t('download')}
                </a>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
