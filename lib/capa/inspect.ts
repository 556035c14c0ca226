import type { Problem } from './source/problem';

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

/**
 * Whether every response of a problem can be graded here, and the tags of those that cannot.
 * A problem with Python counts as gradable only when `hasSandbox` is true.
 */
export function supported(
  problem: Problem,
  options: { readonly hasSandbox?: boolean } = {},
): { readonly gradable: boolean; readonly unsupported: readonly string[] } {
  const unsupported = new Set<string>();
  const needsScript = (response: Problem['responses'][number]): boolean =>
    (problem.script !== '' && problem.values === null) || (response.type?.needsScript?.(response) ?? false);
  for (const response of problem.responses) {
    if (!response.type || (needsScript(response) && options.hasSandbox !== true)) unsupported.add(response.element.tag);
  }
  return {
    gradable: problem.fault === null && problem.responses.length > 0 && unsupported.size === 0,
    unsupported: [...unsupported],
  };
}

/** Whether the problem has Python of its own (then `loadView` and `grade` need a sandbox). */
export function hasScript(problem: Problem): boolean {
  return problem.script !== '' || problem.responses.some((response) => response.type?.needsScript?.(response) ?? false);
}
