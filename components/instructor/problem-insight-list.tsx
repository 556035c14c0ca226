import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '@/components/chart/bar';
import { FieldForm } from '@/components/ui/form/field-form';
import type { FormAction } from '@/components/ui/form/form-state';
import { TextLink } from '@/components/ui/text-link';
import type { InputInsight, ProblemInsight } from '@/lib/rollups';

/** Problems with the share of answers that are right; each opens to what was answered. */
export function ProblemInsightList({
  courseKey,
  problems,
  hrefOf,
  rescore,
}: {
  readonly courseKey: string;
  readonly problems: readonly ProblemInsight[];
  readonly hrefOf: (block: string) => string;
  /** Null where whoever looks may not change scores. */
  readonly rescore: FormAction | null;
}) {
  const t = useTranslations('instructor');
  const format = useFormatter();
  return (
    <ul aria-label={t('problems.caption')} className="divide-y divide-line border-y border-line">
      {problems.map((problem) => {
        const { block, title, subsection, attempts, correctRate, inputs } = problem;
        return (
          <li key={block}>
            <details className="text-sm">
              <summary className="opens grid min-h-12 grid-cols-[auto_minmax(0,1fr)_auto] items-center py-2 hover:bg-shade sm:grid-cols-[auto_minmax(0,1fr)_10rem_5rem_8rem]">
                <span className="min-w-0">
                  <span className="font-medium">{title || t('unnamed')}</span>
                  <span className="block text-xs text-ink-3">{subsection}</span>
                </span>
                <span className="max-sm:hidden">
                  <Bar share={correctRate} />
                </span>
                <span className="num text-end font-semibold">
                  <span className="sr-only">{t('problems.rate')} </span>
                  {format.number(correctRate, { style: 'percent', maximumFractionDigits: 0 })}
                </span>
                <span className="num text-end text-ink-3 max-sm:hidden">
                  {t('problems.attempts', { count: attempts })}
                </span>
              </summary>
              <div className="grid max-w-[46rem] gap-5 pt-2 pb-6">
                {problem.hasOtherVersions ? <p className="text-ink-2">{t('problems.otherVersions')}</p> : null}
                {inputs.map((input, at) => (
                  <Distribution key={input.inputId} input={input} number={inputs.length > 1 ? at + 1 : null} />
                ))}
                <p>
                  <TextLink href={hrefOf(block)}>{t('problems.view')}</TextLink>
                </p>
                {rescore ? (
                  <details className="rounded-md border border-line bg-sheet">
                    <summary className="opens flex min-h-10 items-center px-4 font-semibold">
                      {t('problems.rescore')}
                    </summary>
                    <div className="grid gap-3 border-t border-line px-4 py-4">
                      <p className="text-ink-2">{t('problems.rescoreNote')}</p>
                      <FieldForm
                        action={rescore}
                        idPrefix={`rescore-${block}-`}
                        size="sm"
                        hidden={{ courseKey, block }}
                        fields={[
                          {
                            name: 'onlyIfHigher',
                            kind: 'checkbox',
                            label: t('problems.onlyIfHigher'),
                            isOptional: true,
                            defaultValue: 'on',
                          },
                        ]}
                        submit={t('problems.rescore')}
                      />
                    </div>
                  </details>
                ) : null}
              </div>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function Distribution({ input, number }: { readonly input: InputInsight; readonly number: number | null }) {
  const t = useTranslations('instructor.problems');
  const format = useFormatter();
  const { kind, answered, distinct, values, others } = input;
  const most = Math.max(1, others, ...values.map(({ count }) => count));
  const title = number === null ? t('distribution') : t('input', { number });
  if (kind === 'open') {
    return (
      <div>
        <h3 className="mb-1 font-sans text-sm font-semibold">{title}</h3>
        <p className="text-ink-2">{t('open', { answered, distinct })}</p>
      </div>
    );
  }
  return (
    <table className="ui-table">
      <caption className="mb-1 text-start font-semibold">
        {title} <span className="font-normal text-ink-3">{t('answered', { count: answered })}</span>
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('answerColumn')}</th>
          <th scope="col">{t('countColumn')}</th>
          <th scope="col">{t('countColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ text, count, isCorrect }) => (
          <tr key={text}>
            <th scope="row" dir="auto" className="w-1/2 font-normal!">
              {text}
              {isCorrect ? <span className="text-good"> ({t('right')})</span> : null}
            </th>
            <td>
              <Bar share={count / most} tone={isCorrect ? 'good' : 'muted'} />
            </td>
            <td className="num w-16 text-end!">{format.number(count)}</td>
          </tr>
        ))}
        {others > 0 ? (
          <tr>
            <th scope="row" className="font-normal! text-ink-3">
              {t('others')}
            </th>
            <td>
              <Bar share={others / most} tone="muted" />
            </td>
            <td className="num text-end!">{format.number(others)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
