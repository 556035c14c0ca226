import type { InputFeedback } from '@/lib/attempts';
import type { ProblemWords } from './words';

/** Hints that an answer earned, what the author's check said, and targeted feedback. */
export function FeedbackLines({
  feedback,
  isWordSaid,
  words,
}: {
  feedback: InputFeedback;
  /** The word for right or wrong stands before these lines already: hints without a label of their own need none. */
  isWordSaid: boolean;
  words: ProblemWords;
}) {
  const { t } = words;
  return (
    <>
      {feedback.hints.map((hint) => {
        const label = hint.label ?? (isWordSaid ? '' : t(`hintLabel.${feedback.correctness}`));
        return (
          <div key={`${hint.label}${hint.html}`}>
            {label !== '' && <strong>{label} </strong>}
            <span dangerouslySetInnerHTML={{ __html: hint.html }} />
          </div>
        );
      })}
      {feedback.message !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: feedback.message }} />}
      {feedback.feedback.map((html) => (
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} key={html} />
      ))}
    </>
  );
}
