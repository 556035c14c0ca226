import type { OutlineEntry } from '@/lib/courses';
import { aggregateCompletion } from '@/lib/grading';

/** What can be completed in each unit that somebody can see, and which units stand below what. The same for all who see the same. */
export interface UnitLeaves {
  /** The blocks to complete, by unit; units with nothing to complete are left out. */
  readonly leaves: ReadonlyMap<string, readonly string[]>;
  /** Those units, by the course, section or subsection that they stand below. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

const aboveUnits: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential']);
const noCompletions: ReadonlyMap<string, number> = new Map();

/**
 * Lists what can be completed, by the rules of `lib/grading`.
 * @param isVisible whether the learner can see a block, open or locked
 */
export function listUnitLeaves(course: OutlineEntry, isVisible: (block: string) => boolean): UnitLeaves {
  const leaves = new Map<string, readonly string[]>();
  const below = new Map<string, readonly string[]>();
  const visit = (entry: OutlineEntry): readonly string[] => {
    if (!isVisible(entry.block)) {
      return [];
    }
    if (aboveUnits.has(entry.type)) {
      const units = [...new Set(entry.children.flatMap(visit))];
      below.set(entry.block, units);
      return units;
    }
    if (!leaves.has(entry.block)) {
      const found = [...aggregateCompletion(entry, noCompletions, isVisible)];
      const own = found.flatMap(([block, { total }]) => (total > 0 && !block.startsWith('vertical@') ? [block] : []));
      if (own.length === 0) {
        return [];
      }
      leaves.set(entry.block, own);
    }
    return [entry.block];
  };
  visit(course);
  return { leaves, below };
}

export interface UnitProgress {
  /** Everything in the unit that can be completed is; false where there is nothing to complete. */
  isDone(unit: string): boolean;
  /** Units done and in all, below a section, subsection or the course. Units with nothing to complete count neither way. */
  progressOf(block: string): { readonly done: number; readonly total: number };
}

/** What of it somebody has completed. */
export function measureUnits({ leaves, below }: UnitLeaves, completed: ReadonlySet<string>): UnitProgress {
  const isDone = (unit: string) => leaves.get(unit)?.every((block) => completed.has(block)) ?? false;
  return {
    isDone,
    progressOf(block) {
      const units = below.get(block) ?? (leaves.has(block) ? [block] : []);
      let done = 0;
      for (const unit of units) {
        done += isDone(unit) ? 1 : 0;
      }
      return { done, total: units.length };
    },
  };
}
