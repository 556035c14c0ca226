import { roundHalfEven } from '../python/text';

export const gradingMethods = ['last_score', 'first_score', 'highest_score', 'average_score'] as const;
export type GradingMethod = (typeof gradingMethods)[number];

/**
 * The raw points that count after several attempts. The average is rounded to two places. No attempts: 0.
 *
 * @param history raw points of each attempt, oldest first
 * @example attemptScore([0, 1, 2], 'highest_score') // 2
 */
export function attemptScore(history: readonly number[], method: GradingMethod): number {
  if (history.length === 0) return 0;
  switch (method) {
    case 'first_score':
      return history[0] ?? 0;
    case 'highest_score':
      return history.reduce((best, points) => Math.max(best, points), Number.NEGATIVE_INFINITY);
    case 'average_score':
      return roundHalfEven(history.reduce((sum, points) => sum + points, 0) / history.length, 2);
    default:
      return history.at(-1) ?? 0;
  }
}
