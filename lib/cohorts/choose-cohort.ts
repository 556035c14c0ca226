import { createHash } from 'node:crypto';

/**
 * The one of some cohorts that chance gives a person: the same whenever it is asked over the same ones, and over many people the same
 * share to each. Null where there are none. Pure.
 */
export function chooseCohort(cohortIds: readonly string[], courseKey: string, userId: string): string | null {
  const chance = createHash('sha256').update(`${courseKey} ${userId}`).digest().readUInt32BE(0);
  return cohortIds[chance % Math.max(cohortIds.length, 1)] ?? null;
}
