import { CapaFault } from './fault';
import type { AnswersView, AuthorHtml, InputAnswer } from './model';
import { solutionsOfPool } from './source/choices';
import { innerHtml } from './source/html';
import { choicesInOrder } from './source/order-choices';
import type { Problem } from './source/problem';
import { descendant, descendants, firstFrom, type XmlElement } from './source/xml';

const setTag = new Set(['solutionset']);
const solutionTag = new Set(['solution']);

/**
 * What Show answer shows: the right answers by input, and the solutions. Only for the server, and only to be sent on when
 * `answerAvailable` holds. A problem that cannot be graded has no answers; its solutions are still there.
 *
 * @param options.seed the learner's: an answer pool keeps only the solution of the choice that was drawn
 */
export function answersOf(problem: Problem, options: { readonly seed?: number } = {}): AnswersView {
  const inputs: Record<string, InputAnswer> = {};
  for (const response of problem.responses) {
    if (!response.grader) continue;
    try {
      Object.assign(inputs, response.grader.answers());
    } catch (error) {
      if (!(error instanceof CapaFault)) throw error;
    }
  }
  return { inputs, solutions: solutionsOf(problem, options.seed ?? 1) };
}

function solutionsOf(problem: Problem, seed: number): readonly AuthorHtml[] {
  const { root } = problem;
  if (!root || problem.fault) return [];
  const left = new Set<XmlElement>();
  for (const [set, kept] of pooledSolutions(problem, root, seed)) {
    for (const solution of descendants(set, solutionTag)) if (!kept.includes(solution)) left.add(solution);
  }
  return descendants(root, solutionTag)
    .filter((solution) => !left.has(solution))
    .map((solution) => problem.text(innerHtml(solution).trim()))
    .filter((html) => html !== '');
}

/** For each solution set that belongs to a drawn answer pool: the solutions that stay. */
function pooledSolutions(problem: Problem, root: XmlElement, seed: number): Map<XmlElement, readonly XmlElement[]> {
  const kept = new Map<XmlElement, readonly XmlElement[]>();
  if (!descendant(root, 'solutionset')) return kept;
  const orders = choicesInOrder(problem, seed);
  for (const response of problem.responses) {
    const input = response.inputs[0];
    const order = input ? orders.get(input.id) : undefined;
    const set = firstFrom(root, response.element, setTag);
    if (input && order && set) kept.set(set, solutionsOfPool(input.element, order, set));
  }
  return kept;
}
