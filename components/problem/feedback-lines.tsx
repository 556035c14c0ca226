import { useTranslations } from 'next-intl';
import type { InputFeedback } from '@/lib/attempts';

/** Hints that an answer earned, what the author's check said, and targeted feedback. */
export function FeedbackLines({
  feedback,
  isWordSaid,
}: {
  feedback: InputFeedback;
  /** The word for right or wrong stands before these lines already: hints without a label of their own need none. */
  isWordSaid: boolean;
}) {
  const t = useTranslations('problem');
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
