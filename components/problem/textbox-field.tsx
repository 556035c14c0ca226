import { classNames } from '@/components/ui/class-names';
import type { ProblemBlockView } from '@/lib/attempts';
import type { TextboxInput } from '@/lib/capa/model';
import { CodeArea } from './code-area';
import { describedBy, fieldIds, Question } from './field-question';
import { standingTone } from './standing';
import type { ProblemWords } from './words';

/** Several lines of text; of code where the author names a language. */
export function TextboxField({
  input,
  problem,
  words,
}: {
  input: TextboxInput;
  problem: ProblemBlockView;
  words: ProblemWords;
}) {
  const { t } = words;
  const { inputId } = input;
  const ids = fieldIds(problem, inputId);
  const given = problem.answers[inputId];
  const feedback = problem.feedback?.[inputId];
  const isCode = input.mode !== '';
  const indents = isCode && words.hasScript;
  const tabHelp = `${ids.control}-tab`;
  const shared = {
    id: ids.control,
    name: `input_${inputId}`,
    defaultValue: typeof given === 'string' ? given : input.initialText,
    rows: Math.min(input.rows, 30),
    cols: input.columns,
    'data-tone': feedback ? standingTone(feedback.correctness) : 'plain',
    'aria-describedby': `${describedBy(problem, inputId)}${indents ? ` ${tabHelp}` : ''}`,
    ...(input.label === null ? { 'aria-label': t('answerTo', { title: problem.title }) } : {}),
  };
  return (
    <div>
      <Question as="label" input={input} problem={problem} />
      {indents ? (
        <>
          <CodeArea {...shared} />
          <p className="mt-1 text-ink-3 text-sm" id={tabHelp}>
            {t('tabInCode')}
          </p>
        </>
      ) : (
        <textarea {...shared} className={classNames('problem-control problem-textbox', isCode && 'font-mono')} />
      )}
    </div>
  );
}
