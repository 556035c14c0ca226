import type { GradingMethod } from '@/lib/capa';
import { attemptScore } from '@/lib/capa';
import type { RecordedScore } from '@/lib/grading';

/** An attempt, or one graded again, as it counts. */
export interface CountedAttempt {
  readonly block: string;
  readonly number: number;
  readonly revision: string;
  readonly earned: number;
  readonly possible: number;
}

/**
 * Raw scores by block from a learner's attempts, oldest first. Of an attempt that was graded again, the last grading counts.
 * @param methodOf the grading method that the problem had in a revision
 */
export async function scoresFromAttempts(
  attempts: readonly CountedAttempt[],
  rescores: readonly CountedAttempt[],
  methodOf: (block: string, revision: string) => Promise<GradingMethod>,
): Promise<ReadonlyMap<string, RecordedScore>> {
  const again = new Map(rescores.map((rescore) => [`${rescore.block} ${rescore.number}`, rescore]));
  const scores = new Map<string, RecordedScore>();
  for (const [block, all] of Map.groupBy(attempts, (attempt) => attempt.block)) {
    const counted = all
      .toSorted((a, b) => a.number - b.number)
      .map((attempt) => again.get(`${block} ${attempt.number}`) ?? attempt);
    const last = counted.at(-1);
    if (last) {
      const method = await methodOf(block, last.revision);
      scores.set(block, {
        earned: attemptScore(
          counted.map(({ earned }) => earned),
          method,
        ),
        possible: last.possible,
      });
    }
  }
  return scores;
}
