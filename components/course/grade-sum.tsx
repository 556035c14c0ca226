import { useFormatter, useTranslations } from 'next-intl';
import type { AssignmentTypeProgress } from '@/lib/grades';

/** The sum behind the course grade: one row an assignment type, every entry opened, what was dropped struck out. */
export function GradeSum({ types, fraction }: { types: readonly AssignmentTypeProgress[]; fraction: number }) {
  const t = useTranslations('progress');
  const format = useFormatter();
  if (types.length === 0) {
    return null;
  }
  const percent = (value: number, digits = 0) =>
    format.number(value, { style: 'percent', maximumFractionDigits: digits });
  return (
    <div className="mb-12">
      <h2 className="mb-3 text-xl">{t('sumTitle')}</h2>
      {/* On a narrow screen it scrolls sideways, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
      <section aria-label={t('sumTitle')} className="overflow-x-auto" tabIndex={0}>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-line-strong border-b text-ink-2">
              <th className="py-2 pe-4 text-start font-semibold" scope="col">
                {t('assignmentType')}
              </th>
              <th className="py-2 pe-4 text-start font-semibold" scope="col">
                {t('results')}
              </th>
              <th className="py-2 pe-4 text-end font-semibold" scope="col">
                {t('average')}
              </th>
              <th className="py-2 pe-4 text-end font-semibold" scope="col">
                {t('weight')}
              </th>
              <th className="py-2 text-end font-semibold" scope="col">
                {t('contributes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => (
              <tr className="border-line border-b align-baseline" key={type.type}>
                <th className="py-2.5 pe-4 text-start font-medium" scope="row">
                  {type.type}
                  {type.dropCount > 0 && (
                    <span className="block font-normal text-ink-3">{t('drops', { count: type.dropCount })}</span>
                  )}
                </th>
                <td className="py-2.5 pe-4">
                  <ul className="flex flex-wrap gap-x-3 gap-y-1">
                    {type.entries.map((entry) => (
                      <li className="num whitespace-nowrap text-ink-2" key={entry.label}>
                        {entry.isDropped ? (
                          <>
                            <s>
                              {entry.label} {percent(entry.fraction)}
                            </s>
                            <span className="sr-only"> {t('dropped')}</span>
                          </>
                        ) : (
                          <>
                            {entry.label} {percent(entry.fraction)}
                          </>
                        )}
                        {entry.isUnreleased && <span className="text-ink-3"> {t('unreleased')}</span>}
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="num py-2.5 pe-4 text-end">{percent(type.averageFraction, 1)}</td>
                <td className="num py-2.5 pe-4 text-end">{percent(type.weightFraction)}</td>
                <td className="num py-2.5 text-end">{percent(type.weightedFraction, 1)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th className="py-2.5 text-start font-semibold" colSpan={4} scope="row">
                {t('courseGrade')}
              </th>
              <td className="num py-2.5 text-end font-semibold">{percent(fraction)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}
