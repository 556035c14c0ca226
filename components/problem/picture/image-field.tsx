import type { ProblemBlockView } from '@/lib/attempts';
import { readPoint } from '@/lib/capa/answers/image-point';
import type { ImageInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from '../field-question';
import { standingTone } from '../standing';
import type { ProblemWords } from '../words';
import { ImagePicker } from './image-picker';

/** A place in a picture: two numbers, which a click in the picture fills in. */
export function ImageField({
  input,
  problem,
  words,
}: {
  input: ImageInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const feedback = problem.feedback?.[inputId];
  const point = readPoint(problem.answers[inputId]);
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)}>
      <Question as="legend" input={input} problem={problem} />
      <ImagePicker
        alt={input.alt || t('picture.alt')}
        areas={problem.shownAnswers?.inputs[inputId]?.areas ?? []}
        height={input.height}
        id={fieldIds(problem, inputId).control}
        // What was answered since stands in the fields, and what was reset does not.
        key={point ? `${point.x},${point.y}` : ''}
        name={`input_${inputId}`}
        point={point}
        src={input.src}
        tone={feedback ? standingTone(feedback.correctness) : 'plain'}
        width={input.width}
        words={{
          across: t('picture.across'),
          down: t('picture.down'),
          help: t('picture.help'),
          keys: t('picture.keys'),
          choosePlace: t('picture.choosePlace'),
          at: t('picture.at', { x: '{x}', y: '{y}' }),
          chosen: t('picture.chosen', { x: '{x}', y: '{y}' }),
        }}
      />
    </fieldset>
  );
}
