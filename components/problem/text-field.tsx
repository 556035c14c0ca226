import type { ProblemBlockView } from '@/lib/attempts';
import type { DropdownInput, TextInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from './field-question';
import { standingTone } from './standing';
import type { ProblemWords } from './words';

/** A line of text, a number or expression, or a dropdown. */
export function TextField({
  input,
  problem,
  words,
}: {
  input: TextInput | DropdownInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const given = problem.answers[inputId];
  const value = typeof given === 'string' ? given : '';
  const feedback = problem.feedback?.[inputId];
  const { control } = fieldIds(problem, inputId);
  const shared = {
    id: control,
    name: `input_${inputId}`,
    defaultValue: value,
    'aria-describedby': describedBy(problem, inputId),
    'data-tone': feedback ? standingTone(feedback.correctness) : 'plain',
    className: 'problem-control',
    ...(input.label === null ? { 'aria-label': t('answerTo', { title: problem.title }) } : {}),
  };
  if (input.type === 'dropdown') {
    return (
      <div className={input.inline ? 'inline-block' : ''}>
        <Question as="label" input={input} problem={problem} />
        <select {...shared}>
          <option value="">{t('choose')}</option>
          {input.choices.map((choice) => (
            <option key={choice.name} value={choice.name}>
              {choice.name}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const isPlain = input.type === 'text';
  const trailing = `${control}-unit`;
  return (
    <div className={input.inline ? 'inline-block' : ''} hidden={input.hidden}>
      <Question as="label" input={input} problem={problem} />
      <span className="inline-flex max-w-full items-center gap-2">
        <input
          {...shared}
          aria-describedby={
            input.trailingText ? `${shared['aria-describedby']} ${trailing}` : shared['aria-describedby']
          }
          autoCapitalize={isPlain ? undefined : 'none'}
          autoComplete="off"
          size={input.size ?? (isPlain ? 36 : 20)}
          spellCheck={isPlain && !input.math}
          type="text"
        />
        {input.trailingText && (
          <span className="text-ink-2" id={trailing}>
            {input.trailingText}
          </span>
        )}
      </span>
    </div>
  );
}
