import { useFormatter, useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { FieldForm } from '@/components/ui/form/field-form';
import type { FormAction } from '@/components/ui/form/form-state';
import type { SubmittedProblem } from '@/lib/attempts';

/** What a learner submitted, problem by problem, each attempt with its answers. */
export function SubmissionList({
  courseKey,
  userId,
  problems,
  actions,
}: {
  readonly courseKey: string;
  readonly userId: string;
  readonly problems: readonly SubmittedProblem[];
  /** Null where whoever looks may not change scores. */
  readonly actions: { readonly reset: FormAction; readonly rescore: FormAction } | null;
}) {
  const t = useTranslations('instructor');
  return (
    <section aria-labelledby="submissions">
      <h2 id="submissions" className="mb-3 text-lg">
        {t('learner.submissions')}
      </h2>
      {problems.length === 0 ? <p className="text-sm text-ink-2">{t('learner.submissionsEmpty')}</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {problems.map((problem) => {
          const { block, score, attempts } = problem;
          const hidden = { courseKey, userId, block };
          return (
            <li key={block}>
              <details className="text-sm">
                <summary className="opens flex min-h-11 flex-wrap items-center gap-x-3 py-1.5 hover:bg-shade">
                  <span className="min-w-0 grow font-medium">
                    {problem.title || t('unnamed')}
                    {problem.subsection === null ? (
                      <span className="font-normal text-ink-3"> ({t('learner.gone')})</span>
                    ) : null}
                  </span>
                  <span className="ms-auto flex flex-wrap justify-end gap-x-3">
                    <span className="text-ink-3">
                      {attempts.allowed === null
                        ? t('learner.attemptsOpen', { used: attempts.used })
                        : t('learner.attemptsUsed', { used: attempts.used, allowed: attempts.allowed })}
                    </span>
                    <span className="num min-w-14 text-end sm:w-28">{t('learner.points', { ...score })}</span>
                  </span>
                </summary>
                <div className="grid gap-4 pt-1 pb-5">
                  <Attempts problem={problem} />
                  {actions && problem.subsection !== null ? (
                    <div className="flex flex-wrap gap-3">
                      <FieldForm
                        action={actions.rescore}
                        idPrefix={`rescore-${block}-`}
                        size="sm"
                        variant="quiet"
                        hidden={hidden}
                        fields={[]}
                        submit={t('learner.rescore')}
                      />
                      <FieldForm
                        action={actions.reset}
                        idPrefix={`reset-${block}-`}
                        size="sm"
                        variant="quiet"
                        hidden={hidden}
                        fields={[]}
                        submit={t('learner.reset')}
                      />
                    </div>
                  ) : null}
                </div>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Attempts({ problem }: { readonly problem: SubmittedProblem }) {
  const t = useTranslations('instructor');
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <div className="overflow-x-auto">
      <table className="ui-table">
        <caption className="sr-only">{t('learner.attemptsCaption', { title: problem.title || t('unnamed') })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learner.attempt')}</th>
            <th scope="col">{t('learner.at')}</th>
            <th scope="col">{t('learner.answers')}</th>
            <th scope="col" className="text-end!">
              {t('learner.pointsColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {problem.submissions.map(({ number: attempt, at, answers, earned, possible, rescored }) => (
            <tr key={attempt}>
              <th scope="row" className="num">
                {attempt}
              </th>
              <td className="whitespace-nowrap">
                <DateTime value={at} style="instant" />
              </td>
              <td className="min-w-56 max-w-measure">
                {answers.length === 0 ? <span className="text-ink-3">{t('learner.noAnswer')}</span> : null}
                {answers.map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: answers have their place and nothing else
                  <p key={index} dir="auto" className="max-h-48 overflow-y-auto whitespace-pre-wrap">
                    {text}
                  </p>
                ))}
              </td>
              <td className="num text-end! whitespace-nowrap">
                {number(earned)} / {number(possible)}
                {rescored ? (
                  <span className="block text-ink-3">{t('learner.rescored', { earned: rescored.earned })}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
