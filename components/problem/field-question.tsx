import type { ProblemBlockView } from '@/lib/attempts';
import type { InputView } from '@/lib/capa/model';
import { domId } from './dom-id';

/** The ids that tie an input to its question, its explanation and its feedback. */
export function fieldIds(problem: ProblemBlockView, inputId: string) {
  const base = `${domId(problem)}-${inputId}`;
  return { control: base, description: `${base}-about`, feedback: `${base}-said` };
}

/** What `aria-describedby` of an input names; a problem of one input says its feedback in its result, which is read out. */
export function describedBy(problem: ProblemBlockView, inputId: string): string {
  const { description, feedback } = fieldIds(problem, inputId);
  const hasOwnFeedback = problem.view.inputs.length > 1 && problem.feedback?.[inputId] !== undefined;
  return hasOwnFeedback ? `${description} ${feedback}` : description;
}

/** The question of an input and the author's further explanations. */
export function Question({
  as: Tag,
  input,
  problem,
}: {
  as: 'legend' | 'label';
  input: InputView;
  problem: ProblemBlockView;
}) {
  const ids = fieldIds(problem, input.inputId);
  const label =
    input.label === null ? null : Tag === 'label' ? (
      <label className="problem-question" htmlFor={ids.control}>
        <span dangerouslySetInnerHTML={{ __html: input.label }} />
      </label>
    ) : (
      <legend className="problem-question" dangerouslySetInnerHTML={{ __html: input.label }} />
    );
  return (
    <>
      {label}
      {Tag === 'legend' && label === null && <legend className="sr-only">{problem.title}</legend>}
      <div className="text-sm text-ink-2 empty:hidden" id={ids.description}>
        {input.descriptions.map((html) => (
          <div className="mb-3" dangerouslySetInnerHTML={{ __html: html }} key={html} />
        ))}
      </div>
    </>
  );
}
