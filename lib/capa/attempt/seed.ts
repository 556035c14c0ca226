import type { Rerandomize } from '../controls';

/** New seeds are drawn below this. */
export const seedLimit = 1000;
const binCount = 20;

/**
 * The seed of one learner's problem. `never`: 1. `per_student`: one of 20, the same for ever. Others: newly drawn.
 *
 * @param source.perStudentDigest hex SHA-256 of the learner's id followed by the usage key
 * @param source.draw a random number in [0, 1)
 * @example seedFor('never', { perStudentDigest: () => '', draw: () => 0.5 }) // 1
 */
export function seedFor(
  mode: Rerandomize,
  source: { readonly perStudentDigest: () => string; readonly draw: () => number },
): number {
  if (mode === 'never') return 1;
  if (mode === 'per_student') return Number.parseInt(source.perStudentDigest().slice(0, 7), 16) % binCount;
  return Math.floor(source.draw() * seedLimit);
}
