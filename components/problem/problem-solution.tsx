import type { ProblemBlockView } from '@/lib/attempts';
import type { ProblemWords } from './words';

/** What Show answer shows, once it may: answers that have no place beside their input, and the author's explanation. */
export function ProblemSolution({ problem, words }: { problem: ProblemBlockView; words: ProblemWords }) {
  const { t } = words;
  if (!problem.shownAnswers) {
    return null;
  }
  return (
    <div className="my-4 rounded-md bg-shade p-4" data-result tabIndex={-1}>
      <p className="font-medium">{t('answerTitle')}</p>
      <ul className="my-2 ms-5 list-disc">
        {problem.view.inputs.map((input) => {
          const answer = problem.shownAnswers?.inputs[input.inputId];
          return answer && answer.texts.length > 0 ? <li key={input.inputId}>{answer.texts.join(t('or'))}</li> : null;
        })}
      </ul>
      {problem.shownAnswers.solutions.map((solution, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: solutions stand in the author's order
        <div className="prose" dangerouslySetInnerHTML={{ __html: solution }} key={index} />
      ))}
    </div>
  );
}
