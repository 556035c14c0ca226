import type { ProblemBlockView } from '@/lib/attempts';
import type { CheckboxInput, ChoiceInput } from '@/lib/capa/model';
import { describedBy, Question } from './field-question';
import { standingTone } from './standing';
import type { ProblemWords } from './words';

/** Radio buttons or checkboxes in a fieldset whose legend is the question. */
export function ChoiceField({
  input,
  problem,
  words,
}: {
  input: ChoiceInput | CheckboxInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const given = problem.answers[inputId];
  const chosen = new Set(typeof given === 'string' ? [given] : Array.isArray(given) ? given : []);
  const feedback = problem.feedback?.[inputId];
  const right = new Set(problem.shownAnswers?.inputs[inputId]?.choiceNames ?? []);
  const isRadio = input.type === 'choice';
  return (
    <fieldset aria-describedby={describedBy(problem, inputId)}>
      <Question as="legend" input={input} problem={problem} />
      <div className={input.inline ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
        {input.choices.map((choice) => {
          const isChosen = chosen.has(choice.name);
          // One radio button is right or wrong by itself; of checkboxes only the whole is.
          const tone = isRadio && isChosen && feedback ? standingTone(feedback.correctness) : 'plain';
          return (
            <label className="problem-choice" data-answer={right.has(choice.name)} data-tone={tone} key={choice.name}>
              <input
                defaultChecked={isChosen}
                name={isRadio ? `input_${inputId}` : `input_${inputId}[]`}
                type={isRadio ? 'radio' : 'checkbox'}
                value={choice.name}
              />
              <span dangerouslySetInnerHTML={{ __html: choice.html }} />
              {tone !== 'plain' && feedback && (
                <span className="problem-choice-word" data-tone={tone}>
                  {t(`standing.${feedback.correctness}`)}
                </span>
              )}
              {right.has(choice.name) && (
                <span className="problem-choice-word" data-tone="good">
                  {t('answer')}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
