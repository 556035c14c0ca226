import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { RunDetail } from '@/lib/workflows';

/** The tries that failed, with what was said, and what is still to come. */
export function RunAttempts({ run: { failedAttempts, next, steps } }: { readonly run: RunDetail }) {
  const t = useTranslations('admin.workflows');
  const nameOf = (stepId: string) => steps.find((step) => step.stepId === stepId)?.name;
  return (
    <>
      {next.length > 0 ? (
        <section aria-labelledby="next">
          <h2 id="next" className="text-xl">
            {t('run.next')}
          </h2>
          <ul className="mt-3 grid gap-1.5 text-sm">
            {next.map(({ stepId, attempt, isAsleep, isRunning, dueAt }) => (
              <li key={`${stepId}-${attempt}`}>
                {t.rich(isRunning ? 'run.isRunning' : isAsleep ? 'run.isAsleep' : 'run.isDue', {
                  attempt: attempt + 1,
                  at: () => <DateTime value={dueAt} style="second" />,
                })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {failedAttempts.length > 0 ? (
        <section aria-labelledby="attempts">
          <h2 id="attempts" className="text-xl">
            {t('run.failedAttempts')}
          </h2>
          <ol className="mt-3 grid gap-3">
            {failedAttempts.map(({ stepId, attempt, error, at }) => (
              <li key={`${stepId}-${attempt}-${at.getTime()}`} className="border-s-3 border-bad ps-3 text-sm">
                <p className="text-ink-2">
                  {t.rich(nameOf(stepId) === undefined ? 'run.attemptAt' : 'run.attemptOf', {
                    attempt: attempt + 1,
                    step: nameOf(stepId) ?? '',
                    at: () => <DateTime value={at} style="second" />,
                  })}
                </p>
                <p className="break-words" dir="auto">
                  {sentenceOf(error)}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

/** `Name: message`, of an error as the journal keeps it. */
function sentenceOf(error: unknown): string {
  const { name = '', message = '' } = (error ?? {}) as { readonly name?: string; readonly message?: string };
  return name === '' || name === 'Error' ? message : `${name}: ${message}`;
}
