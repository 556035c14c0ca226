import { useTranslations } from 'next-intl';
import { HeaderCell, Table } from '@/components/ui/table';

/** Learners by tenths of the grade, now and with the new policy: a table whose numbers have bars behind them. */
export function GradeHistogram({
  before,
  after,
}: {
  readonly before: readonly number[];
  readonly after: readonly number[];
}) {
  const t = useTranslations('studioGrading.preview');
  const most = Math.max(1, ...before, ...after);
  return (
    <Table caption={t('histogram')} className="histogram">
      <thead>
        <tr>
          <HeaderCell>{t('range')}</HeaderCell>
          <HeaderCell>{t('now')}</HeaderCell>
          <HeaderCell>{t('then')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {before.map((count, index) => {
          const range =
            index === before.length - 1
              ? t('rangeLast', { from: index * 10 })
              : t('rangeOf', { from: index * 10, to: index * 10 + 9 });
          return (
            <tr key={range}>
              <HeaderCell scope="row" className="whitespace-nowrap">
                {range}
              </HeaderCell>
              <Bar count={count} most={most} className="histogram-now" />
              <Bar count={after[index] ?? 0} most={most} className="histogram-then" />
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Bar({
  count,
  most,
  className,
}: {
  readonly count: number;
  readonly most: number;
  readonly className: string;
}) {
  return (
    <td>
      <span className="histogram-cell">
        <span className="histogram-count">{count}</span>
        <span
          aria-hidden="true"
          className={`histogram-bar ${className}`}
          style={{ inlineSize: `${(count / most) * 70}%` }}
        />
      </span>
    </td>
  );
}
