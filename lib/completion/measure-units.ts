import type { OutlineEntry } from '@/lib/courses';
import { aggregateCompletion } from '@/lib/grading';

export interface UnitProgress {
  /** Everything in the unit that can be completed is; false where there is nothing to complete. */
  isDone(unit: string): boolean;
  /** Units done and in all, below (or at) a block. Units with nothing to complete count neither way. */
  progressOf(entry: OutlineEntry): { readonly done: number; readonly total: number };
}

const aboveUnits: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential']);

/**
 * What a learner has completed of a course, or of a part of it, in units.
 * @param root where counting begins; `progressOf` may be asked about what is below it
 * @param completed blocks that are complete
 * @param isVisible whether the learner can see a block, open or locked
 */
export function measureUnits(
  root: OutlineEntry,
  completed: ReadonlySet<string>,
  isVisible: (block: string) => boolean,
): UnitProgress {
  const found = aggregateCompletion(root, new Map([...completed].map((block) => [block, 1])), isVisible);
  const isDone = (unit: string) => found.get(unit)?.state === 'complete';
  const unitsOf = (entry: OutlineEntry, seen: Set<string>): void => {
    if (!isVisible(entry.block)) {
      return;
    }
    if (aboveUnits.has(entry.type)) {
      for (const child of entry.children) {
        unitsOf(child, seen);
      }
    } else if ((found.get(entry.block)?.total ?? 0) > 0) {
      seen.add(entry.block);
    }
  };
  return {
    isDone,
    progressOf(entry) {
      const units = new Set<string>();
      unitsOf(entry, units);
      return { done: [...units].filter(isDone).length, total: units.size };
    },
  };
}
