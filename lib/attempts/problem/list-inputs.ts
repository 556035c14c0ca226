import type { Courseware, NodeHash } from '@/db/courseware';
import { type InputView, viewProblem } from '@/lib/capa';
import { loadProblem } from './load-problem';

/** One input of a problem, by what may be told of the answers of many. */
export interface InputKind {
  readonly inputId: string;
  /** `choices`: one or several of `names`; `number`: a number, or an expression for one; `open`: whatever somebody writes or makes. */
  readonly kind: 'choices' | 'number' | 'open';
  /** What a form sends for the choices; empty for other kinds. */
  readonly names: ReadonlySet<string>;
}

/**
 * The inputs of a version of a problem. Choices that a script names are not known here (they differ from learner to learner), nor
 * is anything of a problem that is broken.
 */
export async function listInputs(courseware: Courseware, node: NodeHash): Promise<readonly InputKind[]> {
  const { problem } = await loadProblem(courseware, node);
  return viewProblem(problem, { hasSandbox: true }).inputs.map(kindOf);
}

function kindOf(input: InputView): InputKind {
  const { inputId } = input;
  switch (input.type) {
    case 'choice':
    case 'checkbox':
    case 'dropdown':
      return { inputId, kind: 'choices', names: new Set(input.choices.map(({ name }) => name)) };
    case 'numerical':
      return { inputId, kind: 'number', names: new Set() };
    default:
      return { inputId, kind: 'open', names: new Set() };
  }
}
