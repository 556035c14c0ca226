import type { ProblemBlockView } from '@/lib/attempts';
import type { InputView } from '@/lib/capa/model';
import { FeedbackLines } from './feedback-lines';
import { fieldIds } from './field-question';
import { standingTone } from './standing';
import type { ProblemWords } from './words';

/**
 * What was said of one input of several. A problem of one input says it once, in its result, which is read out when it
 * changes.
 */
export function FieldFeedback({
  input,
  problem,
  words,
}: {
  input: InputView;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const feedback = problem.feedback?.[input.inputId];
  if (!feedback || problem.view.inputs.length === 1) {
    return null;
  }
  return (
    <div
      className="problem-said"
      data-tone={standingTone(feedback.correctness)}
      id={fieldIds(problem, input.inputId).feedback}
    >
      <strong>{t(`standing.${feedback.correctness}`)}</strong>
      <FeedbackLines feedback={feedback} />
    </div>
  );
}
