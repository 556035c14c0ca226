import type { ProblemBlockView } from '@/lib/attempts';
import type { ImageArea } from '@/lib/capa/model';
import type { ProblemWords } from './words';

/** What Show answer shows, once it may: the answers in words, and the author's explanation. */
export function ProblemSolution({ problem, words }: { problem: ProblemBlockView; words: ProblemWords }) {
  const { t } = words;
  if (!problem.shownAnswers) {
    return null;
  }
  const { inputs, solutions } = problem.shownAnswers;
  const lines = problem.view.inputs.flatMap((input) => {
    const answer = inputs[input.inputId];
    const texts = answer?.areas?.map((area) => areaText(area, t)) ?? answer?.texts ?? [];
    // Of several boxes all are right, of anything else one is enough.
    const isAll = input.type === 'checkbox' || (input.type === 'choicetext' && input.multiple);
    const shown = isAll ? texts : texts.length > 0 ? [texts.join(t('or'))] : [];
    return shown.map((text) => ({ key: `${input.inputId} ${text}`, text }));
  });
  return (
    <div className="my-4 rounded-md bg-shade p-4" data-result tabIndex={-1}>
      <p className="font-medium">{t('answerTitle')}</p>
      {lines.length > 0 && (
        <ul className="my-2 ms-5 list-disc">
          {lines.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      {solutions.map((solution, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: solutions stand in the author's order
        <div className="prose" dangerouslySetInnerHTML={{ __html: solution }} key={index} />
      ))}
    </div>
  );
}

/** A right part of a picture in words; it is drawn on the picture as well. */
function areaText(area: ImageArea, t: ProblemWords['t']): string {
  if (area.kind === 'rectangle') {
    const { left, top, right, bottom } = area;
    return t('picture.rectangle', { left, top, right, bottom });
  }
  return t('picture.polygon', { corners: area.corners.map(([x, y]) => `(${x}, ${y})`).join(', ') });
}
