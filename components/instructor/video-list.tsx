import { useFormatter, useTranslations } from 'next-intl';
import { LineChart } from '@/components/chart/line-chart';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';

/** A video of a course and how it was watched. */
export interface WatchedVideo {
  readonly block: string;
  readonly title: string;
  readonly subsection: string;
  /** Learners who watched it to its end. */
  readonly completed: number;
  /** Learners who have played it. */
  readonly played: number;
  readonly minutes: number;
  /** How many have played each part of it, from beginning to end; empty where nobody did. */
  readonly retention: readonly number[];
}

/** The videos of a course: who played them, how long, and, opened, where people leave. */
export function VideoList({
  videos,
  hrefOf,
}: {
  readonly videos: readonly WatchedVideo[];
  readonly hrefOf: (block: string) => string;
}) {
  const t = useTranslations('instructor.video');
  const unnamed = useTranslations('instructor')('unnamed');
  const format = useFormatter();
  return (
    <ul aria-label={t('caption')} className="divide-y divide-line border-y border-line">
      {videos.map((video) => {
        const { block, subsection, completed, played, minutes, retention } = video;
        const title = video.title || unnamed;
        return (
          <li key={block}>
            <details className="text-sm">
              <summary className="opens flex min-h-12 flex-wrap items-center gap-x-6 gap-y-1 py-2 hover:bg-shade">
                <span className="min-w-48 grow">
                  <span className="font-medium">{title}</span>
                  <span className="block text-xs text-ink-3">{subsection}</span>
                </span>
                <span className="num">{t('played', { count: played })}</span>
                <span className="num">{t('toTheEnd', { count: completed })}</span>
                <span className="num w-28 text-end text-ink-2">{t('minutes', { count: Math.round(minutes) })}</span>
              </summary>
              <div className="grid max-w-[46rem] gap-4 pt-2 pb-6">
                {retention.length > 1 && played > 0 ? (
                  <>
                    <h2 className="font-sans text-sm font-semibold">{t('retention')}</h2>
                    <LineChart
                      id={`retention-${block}`}
                      title={t('retentionOf', { title })}
                      desc={t('retentionDesc', { first: retention[0] ?? 0, last: retention.at(-1) ?? 0 })}
                      points={retention.map((value, at) => ({ label: share(at, retention.length), value }))}
                      format={(value) => format.number(value)}
                      isFilled
                    />
                    <details>
                      <summary className="opens inline-flex min-h-9 items-center text-ink-2">{t('asTable')}</summary>
                      <RetentionTable title={title} retention={retention} />
                    </details>
                  </>
                ) : (
                  <p className="text-ink-2">{t('nobody')}</p>
                )}
                <p>
                  <TextLink href={hrefOf(block)}>{t('view')}</TextLink>
                </p>
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );

  function share(at: number, all: number): string {
    return format.number(at / (all - 1), { style: 'percent', maximumFractionDigits: 0 });
  }
}

/** The same numbers, ten of them: fifty would be read by nobody. */
function RetentionTable({ title, retention }: { readonly title: string; readonly retention: readonly number[] }) {
  const t = useTranslations('instructor.video');
  const format = useFormatter();
  const step = Math.max(1, Math.floor(retention.length / 10));
  const rows = retention.flatMap((value, at) => (at % step === 0 ? [{ at, value }] : []));
  return (
    <Table caption={t('retentionOf', { title })} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('place')}</HeaderCell>
          <HeaderCell className="text-end!">{t('learners')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, value }) => (
          <tr key={at}>
            <HeaderCell scope="row" className="num">
              {format.number(at / retention.length, { style: 'percent', maximumFractionDigits: 0 })}
            </HeaderCell>
            <td className="num text-end!">{format.number(value)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
