import type { ProblemBlockView } from '@/lib/attempts';
import { fieldsAnswer } from '@/lib/capa/judging/answer-values';
import type { ChoiceTextInput } from '@/lib/capa/model';
import { describedBy, fieldIds, Question } from './field-question';
import type { ProblemWords } from './words';

type ChoiceText = ChoiceTextInput['choices'][number];

/**
 * Radio buttons or checkboxes with number fields inside. A number field may not stand in the label of another control, so each
 * piece of the choice's text is a label of its own, and each number field is named after the text around it.
 */
export function ChoiceTextField({
  input,
  problem,
  words,
}: {
  input: ChoiceTextInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { inputId } = input;
  const right = new Set(problem.shownAnswers?.inputs[inputId]?.choiceNames ?? []);
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)}>
      <Question as="legend" input={input} problem={problem} />
      <div className="grid gap-2">
        {input.choices.map((choice) => (
          <div className="problem-choice" data-answer={right.has(choice.name)} key={choice.name}>
            <ChoiceParts choice={choice} input={input} problem={problem} words={words} />
            {right.has(choice.name) && (
              <span className="problem-choice-word" data-tone="good">
                {words.t('answer')}
              </span>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceParts({
  choice,
  input,
  problem,
  words,
}: {
  choice: ChoiceText;
  input: ChoiceTextInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  // By field: `choice` or `choiceinput_0bc` for what is chosen, the other names for numbers.
  const given = fieldsAnswer(problem.answers[input.inputId]);
  const base = `${fieldIds(problem, input.inputId).control}-${choice.name}`;
  const name = (field: string) => `input_${input.inputId}.${field}`;
  const texts = choice.parts.flatMap((part, at) => (part.kind === 'html' ? [`${base}-${at}`] : []));
  return (
    <>
      <input
        aria-labelledby={texts.join(' ') || undefined}
        defaultChecked={input.multiple ? (given[choice.field] ?? '') !== '' : given[choice.field] === choice.name}
        id={base}
        name={name(choice.field)}
        type={input.multiple ? 'checkbox' : 'radio'}
        value={choice.name}
      />
      <span className="problem-choice-parts">
        {choice.parts.map((part, at) =>
          part.kind === 'html' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the author's order is the identity of a part
            <label htmlFor={base} id={`${base}-${at}`} key={at}>
              <span dangerouslySetInnerHTML={{ __html: part.html }} />
            </label>
          ) : (
            <span key={part.field}>
              <span className="sr-only" id={`${base}-word-${at}`}>
                {words.t('numberIn')}
              </span>
              <input
                aria-labelledby={[`${base}-word-${at}`, ...texts].join(' ')}
                autoComplete="off"
                className="problem-control"
                defaultValue={given[part.field] ?? ''}
                name={name(part.field)}
                size={8}
                spellCheck={false}
                type="text"
              />
            </span>
          ),
        )}
      </span>
    </>
  );
}
