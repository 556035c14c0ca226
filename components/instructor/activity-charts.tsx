import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { ChartFigure } from '@/components/chart/chart-figure';
import { LineChart } from '@/components/chart/line-chart';
import { HeaderCell, Table } from '@/components/ui/table';
import { formatInstant } from '@/components/ui/time/format-instant';

export interface ActivityPoint {
  /** `YYYY-MM-DD` (UTC). */
  readonly at: string;
  readonly enrollments: number;
  readonly activeLearners: number;
  readonly attempts: number;
}

/** How many people were enrolled, and how many were active, day by day. Days are those of UTC. */
export function ActivityCharts({ activity }: { readonly activity: { readonly points: readonly ActivityPoint[] } }) {
  const t = useTranslations('instructor.overview');
  const format = useFormatter();
  const locale = useLocale();
  const { points } = activity;
  const day = (at: string) => formatInstant(new Date(`${at}T00:00:00Z`), { style: 'short', locale, timeZone: 'UTC' });
  const number = (value: number) => format.number(value);
  const [first, last] = [points[0], points.at(-1)];
  const span = { from: first ? day(first.at) : '', to: last ? day(last.at) : '' };
  const table = (
    <Table caption={t('activity')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('day')}</HeaderCell>
          <HeaderCell className="text-end!">{t('enrolledColumn')}</HeaderCell>
          <HeaderCell className="text-end!">{t('activeColumn')}</HeaderCell>
          <HeaderCell className="text-end!">{t('answersColumn')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {points.map(({ at, enrollments, activeLearners, attempts }) => (
          <tr key={at}>
            <HeaderCell scope="row">{day(at)}</HeaderCell>
            <td className="num text-end!">{number(enrollments)}</td>
            <td className="num text-end!">{number(activeLearners)}</td>
            <td className="num text-end!">{number(attempts)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
  return (
    <>
      <ChartFigure title={t('activity')} table={table}>
        <LineChart
          id="active"
          title={t('activity')}
          desc={t('activityDesc', { ...span, most: Math.max(0, ...points.map((point) => point.activeLearners)) })}
          points={points.map(({ at, activeLearners }) => ({ label: day(at), value: activeLearners }))}
          format={number}
        />
      </ChartFigure>
      <ChartFigure title={t('enrolment')}>
        <LineChart
          id="enrolled"
          title={t('enrolment')}
          desc={t('enrolmentDesc', { ...span, first: first?.enrollments ?? 0, last: last?.enrollments ?? 0 })}
          points={points.map(({ at, enrollments }) => ({ label: day(at), value: enrollments }))}
          format={number}
          isFilled
        />
      </ChartFigure>
    </>
  );
}
