import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '@/components/chart/bar';
import { ChartFigure } from '@/components/chart/chart-figure';
import { HeaderCell, Table } from '@/components/ui/table';
import type { UnitCompletion } from '@/lib/rollups';

/** Where learners stop: how many completed each unit, in course order. The bars are the table. */
export function UnitSteps({ units }: { readonly units: readonly UnitCompletion[] }) {
  const t = useTranslations('instructor.overview');
  const unnamed = useTranslations('instructor')('unnamed');
  const format = useFormatter();
  const most = Math.max(0, ...units.map(({ completed }) => completed));
  return (
    <div className="min-w-0 md:col-span-2 xl:col-span-3">
      <ChartFigure title={t('stops')} note={most === 0 ? t('stopsEmpty') : t('stopsNote')}>
        {most === 0 ? null : (
          <Table caption={t('stopsCaption')} isCaptionHidden className="max-w-[56rem]">
            <thead>
              <tr>
                <HeaderCell>{t('unitColumn')}</HeaderCell>
                <HeaderCell className="w-2/5">
                  <span className="sr-only">{t('completedColumn')}</span>
                </HeaderCell>
                <HeaderCell className="text-end!">{t('completedColumn')}</HeaderCell>
                <HeaderCell className="text-end!">{t('stepColumn')}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {units.map(({ block, title, subsection, completed }, at) => {
                const before = units[at - 1];
                const change = before ? completed - before.completed : 0;
                return (
                  <tr key={block}>
                    <HeaderCell scope="row" className="font-normal!">
                      {title || unnamed}
                      {before?.subsection === subsection ? null : (
                        <span className="block text-xs text-ink-3">{subsection}</span>
                      )}
                    </HeaderCell>
                    <td>
                      <Bar share={completed / most} />
                    </td>
                    <td className="num text-end!">{format.number(completed)}</td>
                    <td className="num text-end! text-ink-3">
                      {change === 0 ? '' : format.number(change, { signDisplay: 'always' })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
      </ChartFigure>
    </div>
  );
}
