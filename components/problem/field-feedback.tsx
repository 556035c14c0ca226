import { getTranslations } from 'next-intl/server';
import type { ProblemBlockView } from '@/lib/attempts/model';
import type { InputView } from '@/lib/capa/model';
import { fieldIds } from './field-question';
import { standingTone } from './standing';

/** What was said of one input: right or wrong in words (where the problem has several), hints, the author's message. */
export async function FieldFeedback({ input, problem }: { input: InputView; problem: ProblemBlockView }) {
  const feedback = problem.feedback?.[input.inputId];
  if (!feedback) {
    return null;
  }
  const t = await getTranslations('problem');
  const { correctness, hints, message } = feedback;
  const needsWord = problem.view.inputs.length > 1 && input.type !== 'choice';
  return (
    <div className="problem-said" data-tone={standingTone(correctness)} id={fieldIds(problem, input.inputId).feedback}>
      {needsWord && <strong>{t(`standing.${correctness}`)}</strong>}
      {hints.map((hint) => (
        <p key={`${hint.label}${hint.html}`}>
          {hint.label !== '' && <strong>{hint.label ?? t(`hintLabel.${correctness}`)} </strong>}
          <span dangerouslySetInnerHTML={{ __html: hint.html }} />
        </p>
      ))}
      {message !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: message }} />}
      {feedback.feedback.map((html) => (
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} key={html} />
      ))}
    </div>
  );
}
