import type { ProblemBlockView } from '@/lib/attempts';
import { readAnnotation } from '@/lib/capa/answers/annotation-answer';
import type { AnnotationInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from './field-question';
import type { ProblemWords } from './words';

/** A piece of text with what the course says of it, a box for a comment, and the tags to choose from. */
export function AnnotationField({
  input,
  problem,
  words,
}: {
  input: AnnotationInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const given = readAnnotation(problem.answers[inputId]);
  const ids = fieldIds(problem, inputId);
  const right = new Set(problem.shownAnswers?.inputs[inputId]?.texts ?? []);
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)}>
      <Question as="legend" input={input} problem={problem} />
      <figure className="problem-annotated">
        {input.title && <figcaption className="font-medium">{input.title}</figcaption>}
        {input.text && <blockquote className="prose" dangerouslySetInnerHTML={{ __html: input.text }} />}
        {input.comment && <p className="mt-2 text-ink-2 text-sm">{input.comment}</p>}
      </figure>
      <label className="problem-question" htmlFor={ids.control}>
        {input.commentPrompt || t('annotation.comment')}
      </label>
      <textarea
        className="problem-control problem-textbox w-full"
        defaultValue={given.comment}
        id={ids.control}
        name={`input_${inputId}.comment`}
        rows={3}
      />
      <fieldset className="mt-5">
        <legend className="problem-question">{input.tagPrompt || t('annotation.tag')}</legend>
        <div className="grid gap-2">
          {input.options.map((option) => (
            <label className="problem-choice" data-answer={right.has(option.text)} key={option.id}>
              <input
                defaultChecked={given.option === option.id}
                name={`input_${inputId}.option`}
                type="radio"
                value={option.id}
              />
              <span>{option.text}</span>
              {right.has(option.text) && (
                <span className="problem-choice-word" data-tone="good">
                  {t('answer')}
                </span>
              )}
            </label>
          ))}
        </div>
      </fieldset>
    </fieldset>
  );
}
