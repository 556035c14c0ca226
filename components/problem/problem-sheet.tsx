import { useFormatter, useTranslations } from 'next-intl';
import { Drawn } from '@/components/drawn/drawn';
import { buttonClass } from '@/components/ui/button';
import type { ProblemBlockView } from '@/lib/attempts';
import { domId } from './dom-id';
import { hasPreview, needsReact } from './needs-react';
import { type ProblemAction, ProblemForm } from './problem-form';
import { ProblemResult } from './problem-result';
import { ProblemSolution } from './problem-solution';
import { ViewNodes } from './view-nodes';
import type { ProblemWords } from './words';

export interface ProblemNotice {
  readonly tone: 'plain' | 'bad';
  readonly text: string;
}

/** One problem: the raised sheet of a unit. Works as a plain form; with script the answer comes back in place. */
export function ProblemSheet({
  courseKey,
  unitHref,
  problem,
  action,
}: {
  courseKey: string;
  /** The page that it stands on. */
  unitHref: string;
  problem: ProblemBlockView;
  action: ProblemAction;
}) {
  const address = `${unitHref}#${domId(problem)}`;
  const words = { t: useTranslations('problem'), format: useFormatter(), hasScript: true };
  return (
    <section
      aria-labelledby={`${domId(problem)}-title`}
      className="my-8 rounded-lg border border-line bg-sheet p-4 sm:p-6 print:break-inside-avoid"
      id={domId(problem)}
    >
      <ProblemForm action={action} address={address} offline={words.t('offline')}>
        <ProblemBody courseKey={courseKey} notice={null} problem={problem} words={words} />
      </ProblemForm>
    </section>
  );
}

/** What stands in the form: drawn with the page, and again by the action that answers a submission. */
export function ProblemBody({
  courseKey,
  problem,
  notice,
  words,
}: {
  courseKey: string;
  problem: ProblemBlockView;
  notice: ProblemNotice | null;
  words: ProblemWords;
}) {
  const { t, format } = words;
  const { controls, attempts, score, due } = problem;
  const body = (
    <div>
      <input type="hidden" name="courseKey" value={courseKey} />
      <input type="hidden" name="block" value={problem.block} />
      <input type="hidden" name="node" value={problem.node} />
      <input type="hidden" name="attempt" value={problem.attempt} />
      <Drawn>
        <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg" id={`${domId(problem)}-title`}>
            {problem.title}
          </h2>
          {score && (
            <p className="num text-sm text-ink-3">
              {score.earned === null
                ? t('pointsPossible', { possible: score.possible })
                : t('pointsEarned', { earned: round(score.earned), possible: score.possible })}
              {!problem.isGraded && <> · {t('ungraded')}</>}
            </p>
          )}
        </header>
      </Drawn>
      <div className="problem-text">
        <ViewNodes words={words} nodes={problem.view.nodes} problem={problem} />
      </div>
      <ProblemResult words={words} problem={problem} notice={notice} />
      {problem.hints.shown.length > 0 && (
        <ol aria-label={t('hints')} className="my-4 grid gap-2">
          {problem.hints.shown.map((hint, index) => (
            // Hints are served in order and never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
            <li className="border-s-3 border-line-strong ps-4 text-ink-2" key={index}>
              <strong className="text-ink">{t('hintNumber', { number: index + 1, total: problem.hints.total })}</strong>{' '}
              <span dangerouslySetInnerHTML={{ __html: hint }} />
            </li>
          ))}
        </ol>
      )}
      <ProblemSolution words={words} problem={problem} />
      <Drawn>
        <div className="mt-5 flex flex-wrap items-center gap-3 print:hidden">
          {controls.submit !== 'hidden' && (
            <button
              className={buttonClass()}
              disabled={controls.submit === 'disabled'}
              name="intent"
              type="submit"
              value="submit"
            >
              {t('submit')}
            </button>
          )}
          {controls.save && <QuietButton intent="save" label={t('save')} />}
          {controls.reset && <QuietButton intent="reset" label={t('reset')} />}
          {controls.hint && (
            <QuietButton intent="hint" label={problem.hints.shown.length > 0 ? t('nextHint') : t('hint')} />
          )}
          {controls.showAnswer && !problem.shownAnswers && <QuietButton intent="show" label={t('showAnswer')} />}
          <p className="num ms-auto text-end text-sm text-ink-3">
            {attempts.allowed !== null && t('attempts', { used: attempts.used, allowed: attempts.allowed })}
            {due && (
              <>
                {attempts.allowed !== null && <br />}
                <time dateTime={due}>
                  {t(problem.isPastDue ? 'wasDue' : 'due', {
                    at: format.dateTime(new Date(due), { dateStyle: 'medium', timeStyle: 'short' }),
                  })}
                </time>
              </>
            )}
          </p>
        </div>
      </Drawn>
    </div>
  );
  const isAllDrawn = !problem.view.inputs.some((input) => needsReact(input, words) || hasPreview(input, words));
  return isAllDrawn ? <Drawn>{body}</Drawn> : body;
}

function QuietButton({ intent, label }: { intent: string; label: string }) {
  return (
    <button className={buttonClass({ variant: 'quiet' })} formNoValidate name="intent" type="submit" value={intent}>
      {label}
    </button>
  );
}

/** Points as people write them: at most two decimals. */
function round(points: number): number {
  return Math.round(points * 100) / 100;
}
