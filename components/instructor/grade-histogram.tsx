import { useFormatter, useTranslations } from 'next-intl';
import { ChartFigure } from '@/components/chart/chart-figure';
import { ColumnChart } from '@/components/chart/column-chart';
import { HeaderCell, Table } from '@/components/ui/table';
import type { GradeDistribution } from '@/lib/rollups';

const step = 5;

/** How many learners have which course grade, in steps of five per cent; a hundred belongs to the last step. */
export function GradeHistogram({ grades }: { readonly grades: GradeDistribution }) {
  const t = useTranslations('instructor.overview');
  const format = useFormatter();
  const percent = (value: number) => format.number(value / 100, { style: 'percent' });
  const bins = Array.from({ length: 100 / step }, (_, at) => {
    const from = at * step;
    const to = at === 100 / step - 1 ? 100 : from + step - 1;
    const value = grades.byPercent.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
    return { label: t('fromTo', { from: percent(from), to: percent(to) }), value };
  });
  if (grades.learners === 0) {
    return (
      <ChartFigure title={t('grades')}>
        <p className="text-sm text-ink-2">{t('gradesEmpty')}</p>
      </ChartFigure>
    );
  }
  const table = (
    <Table caption={t('grades')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('gradeColumn')}</HeaderCell>
          <HeaderCell className="text-end!">{t('learnersColumn')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ label, value }) => (
          <tr key={label}>
            <HeaderCell scope="row">{label}</HeaderCell>
            <td className="num text-end!">{format.number(value)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
  return (
    <ChartFigure title={t('grades')} note={t('gradesNote', { count: grades.learners })} table={table}>
      <ColumnChart
        id="grades"
        title={t('grades')}
        desc={t('gradesDesc', { passed: grades.passed, learners: grades.learners })}
        columns={bins}
        marks={[0, 25, 50, 75, 100].map((at) => ({ at: at / 100, text: percent(at) }))}
        format={(value) => format.number(value)}
      />
    </ChartFigure>
  );
}
