import type { ProblemBlockView } from '@/lib/attempts';
import { readPoint } from '@/lib/capa/answers/image-point';
import type { ImageArea, ImageInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from '../field-question';
import { standingTone } from '../standing';
import type { ProblemWords } from '../words';
import { Crosshair } from './crosshair';
import { PictureAim } from './picture-aim';

/** A place in a picture: two numbers, which are what is sent; with script a click in the picture fills them in. */
export function ImageField({
  input,
  problem,
  words,
}: {
  input: ImageInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t, hasScript } = words;
  const { inputId, width, height } = input;
  const id = fieldIds(problem, inputId).control;
  const feedback = problem.feedback?.[inputId];
  const point = readPoint(problem.answers[inputId]);
  const areas = problem.shownAnswers?.inputs[inputId]?.areas ?? [];
  const hasSize = width > 0 && height > 0;
  const fields = [
    { axis: 'x', word: t('picture.across'), value: point?.x, most: width },
    { axis: 'y', word: t('picture.down'), value: point?.y, most: height },
  ] as const;
  return (
    // What was answered since stands in the fields, and what was reset does not.
    <fieldset aria-describedby={describedBy(problem, inputId)} key={point ? `${point.x},${point.y}` : ''}>
      <Question as="legend" input={input} problem={problem} />
      <p className="mb-3 text-ink-2 text-sm" id={`${id}-help`}>
        {t('picture.help')}
      </p>
      <div
        className="problem-picture"
        data-tone={feedback ? standingTone(feedback.correctness) : 'plain'}
        style={hasSize ? { width: `${width}px`, aspectRatio: `${width} / ${height}` } : undefined}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of the course, at the size that its author gave */}
        <img
          alt={input.alt || t('picture.alt')}
          className={hasSize ? 'block h-full w-full' : 'block'}
          draggable={false}
          src={input.src}
        />
        {areas.length > 0 && hasSize && (
          <svg aria-hidden="true" className="problem-areas" viewBox={`0 0 ${width} ${height}`}>
            {areas.map((area, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the author's order is the identity of an area
              <AreaShape area={area} key={at} />
            ))}
          </svg>
        )}
        {hasScript ? (
          <PictureAim
            height={height}
            id={id}
            point={point}
            width={width}
            words={{
              choosePlace: t('picture.choosePlace'),
              keys: t('picture.keys'),
              at: t('picture.at', { x: '{x}', y: '{y}' }),
              chosen: t('picture.chosen', { x: '{x}', y: '{y}' }),
            }}
          />
        ) : (
          point && hasSize && <Crosshair isSet point={point} size={{ width, height }} />
        )}
      </div>
      <div className="mt-3 flex flex-wrap gap-4">
        {fields.map(({ axis, word, value, most }) => (
          <label className="flex items-center gap-2 text-base" key={axis}>
            <span className="text-ink-2 text-sm">{word}</span>
            <input
              className="problem-control num w-28"
              defaultValue={value}
              id={`${id}-${axis}`}
              inputMode="numeric"
              max={most > 0 ? most : undefined}
              min={0}
              name={`input_${inputId}.${axis}`}
              step={1}
              type="number"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A right part of the picture, drawn over it. */
function AreaShape({ area }: { area: ImageArea }) {
  return area.kind === 'rectangle' ? (
    <rect height={area.bottom - area.top} width={area.right - area.left} x={area.left} y={area.top} />
  ) : (
    <polygon points={area.corners.map((corner) => corner.join(',')).join(' ')} />
  );
}
