import type { InputFeedback } from '@/lib/attempts';

/**
 * Hints that an answer earned, what the author's check said, and targeted feedback. The word for right or wrong stands
 * before these lines already, so that a hint without a label of its own needs none.
 */
export function FeedbackLines({ feedback }: { feedback: InputFeedback }) {
  return (
    <>
      {feedback.hints.map((hint) => (
        <div key={`${hint.label}${hint.html}`}>
          {hint.label && <strong>{hint.label} </strong>}
          <span dangerouslySetInnerHTML={{ __html: hint.html }} />
        </div>
      ))}
      {feedback.message !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: feedback.message }} />}
      {feedback.feedback.map((html) => (
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} key={html} />
      ))}
    </>
  );
}
