import { isAnswerable } from './inputs/registry';
import type { Problem, ReadyResponse } from './source/problem';
import { descendants, textOf } from './source/xml';

/** The raw points that a problem can give: the sum over its inputs (1 each, unless the author says otherwise). */
export function maxPoints(problem: Problem): number {
  let points = 0;
  for (const response of problem.responses) for (const input of response.inputs) points += input.possible;
  return points;
}

/**
 * A score on the scale of the problem's weight.
 *
 * @param weight the author's; null where none is set (the raw score is kept then, as where nothing is possible)
 * @example weightedScore({ earned: 1, possible: 2 }, 10) // { earned: 5, possible: 10 }
 */
export function weightedScore(
  raw: { readonly earned: number; readonly possible: number },
  weight: number | null,
): { readonly earned: number; readonly possible: number } {
  if (weight === null || raw.possible === 0) return raw;
  return { earned: (raw.earned * weight) / raw.possible, possible: weight };
}

export interface Support {
  /** Every response can be answered and graded here. */
  readonly gradable: boolean;
  /** Tags of the responses and inputs that cannot. */
  readonly unsupported: readonly string[];
  /** It could, if the author's Python could run. */
  readonly needsSandbox: boolean;
}

/**
 * Whether a problem can be answered and graded here. Problems with Python can only where there is a sandbox.
 *
 * @param options.hasSandbox default false
 */
export function supported(problem: Problem, options: { readonly hasSandbox?: boolean } = {}): Support {
  const unsupported = new Set<string>();
  let needsSandbox = false;
  for (const response of problem.responses) {
    const reason = responseSupport(problem, response, options.hasSandbox ?? false);
    if (reason) unsupported.add(response.element.tag);
    if (reason === 'script') needsSandbox = true;
    for (const input of response.inputs) if (!isAnswerable(input.element.tag)) unsupported.add(input.element.tag);
  }
  return {
    gradable: problem.fault === null && problem.responses.length > 0 && unsupported.size === 0,
    unsupported: [...unsupported],
    needsSandbox,
  };
}

/** Why a response cannot be answered here; null where it can. */
export function responseSupport(
  problem: Problem,
  response: ReadyResponse,
  hasSandbox: boolean,
): 'type' | 'script' | null {
  if (!response.type) return 'type';
  const runsFirst = problem.script !== '' && problem.values === null;
  const runsLater = response.type.needsScript?.(response) ?? false;
  return (runsFirst || runsLater) && !hasSandbox ? 'script' : null;
}

const answerTag = new Set(['answer']);

/** All Python that the author wrote: the scripts, then the code of each `<answer>`. */
export function authorPython({ script, responses }: Problem): string {
  const answers = responses
    .filter((response) => response.type?.needsScript?.(response))
    .flatMap(({ element }) => descendants(element, answerTag).map(textOf));
  return [script, ...answers].filter((code) => code.trim() !== '').join('\n');
}

/** Whether the problem has Python of its own (then `loadView` and `grade` need a sandbox). */
export function hasScript(problem: Problem): boolean {
  return problem.script !== '' || problem.responses.some((response) => response.type?.needsScript?.(response) ?? false);
}
