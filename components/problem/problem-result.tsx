import type { ProblemBlockView } from '@/lib/attempts';
import { FeedbackLines } from './feedback-lines';
import type { ProblemNotice } from './problem-sheet';
import { standingTone } from './standing';
import type { ProblemWords } from './words';

/** What was said of the answer, in words beside the colour. A live region: it is read out when it changes. */
export function ProblemResult({
  problem,
  notice,
  words,
}: {
  problem: ProblemBlockView;
  notice: ProblemNotice | null;
  words: ProblemWords;
}) {
  const { t } = words;
  const { standing, refusal } = problem;
  const tone = notice ? (notice.tone === 'bad' ? 'bad' : 'plain') : standingTone(standing);
  const hasResult = standing !== 'unanswered';
  const [only, ...others] = problem.view.inputs;
  const feedback = only && others.length === 0 ? problem.feedback?.[only.inputId] : undefined;
  const isRefusalShown = refusal !== null && !(refusal === 'no-attempts-left' && standing === 'correct');
  return (
    <div className="problem-said" data-result data-tone={tone} role="status" tabIndex={-1}>
      {notice && <p className="font-medium">{notice.text}</p>}
      {problem.kept.length > 0 && (
        <>
          <p className="text-ink-2">{t('kept')}</p>
          <ul className="ms-5 list-disc">
            {problem.kept.map(({ inputId, text }) => (
              <li key={inputId}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {!notice && hasResult && (
        <p>
          <strong data-standing={standing}>{t(`standing.${standing}`)}</strong>
          {problem.isResultHidden && <> {t('resultHidden')}</>}
        </p>
      )}
      {!notice && feedback && <FeedbackLines feedback={feedback} />}
      {!notice && problem.isSaved && <p>{t('saved')}</p>}
      {!notice && problem.overallMessage !== '' && (
        <div className="prose" dangerouslySetInnerHTML={{ __html: problem.overallMessage }} />
      )}
      {!notice && isRefusalShown && (
        <p className="text-ink-2">{t(`refused.${refusal}`, { seconds: problem.waitSeconds })}</p>
      )}
    </div>
  );
}
