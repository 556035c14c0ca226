import { CapaFault } from '../fault';
import type { AnswersView, AuthorHtml, InputAnswer } from '../model';
import { solutionsOfPool } from '../source/choices';
import { innerHtml } from '../source/html';
import { choicesInOrder } from '../source/order-choices';
import type { Problem } from '../source/problem';
import { descendant, descendants, firstFrom, type XmlElement } from '../source/xml';

const setTag = new Set(['solutionset']);
const solutionTag = new Set(['solution']);

/**
 * What Show answer shows: the right answers by input, and the solutions. Only for the server, and only to be sent on when
 * `answerAvailable` holds. A problem that cannot be graded has no answers; its solutions are still there.
 *
 * @param options.seed the learner’s: an answer pool keeps only what was drawn of it, with its solution
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
  const seed = options.seed ?? 1;
  return { inputs: { ...inputs, ...drawnAnswers(problem, inputs, seed) }, solutions: solutionsOf(problem, seed) };
}

/** Of an answer pool only what was drawn: a right choice that the learner cannot see is nothing to show. */
function drawnAnswers(
  problem: Problem,
  inputs: Readonly<Record<string, InputAnswer>>,
  seed: number,
): Record<string, InputAnswer> {
  const pools = problem.responses.flatMap((response) => response.inputs).filter(({ element }) => hasPool(element));
  if (pools.length === 0 || problem.fault) return {};
  const orders = choicesInOrder(problem, seed);
  const drawn: Record<string, InputAnswer> = {};
  for (const { id } of pools) {
    const answer = inputs[id];
    const shown = new Set(orders.get(id)?.map(({ name }) => name));
    if (!answer) continue;
    const isShown = (_: string, index: number): boolean => shown.has(answer.choiceNames[index] ?? '');
    drawn[id] = { choiceNames: answer.choiceNames.filter(isShown), texts: answer.texts.filter(isShown) };
  }
  return drawn;
}

const hasPool = (group: XmlElement): boolean => group.attributes['answer-pool'] !== undefined;

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
