import type { OutlineEntry } from '@/lib/courses';
import { aggregateCompletion } from '@/lib/grading';

/** What can be completed in each unit that somebody can see, and which units stand below what. The same for all who see the same. */
export interface UnitLeaves {
  /** The blocks to complete, by unit; units with nothing to complete are left out. */
  readonly leaves: ReadonlyMap<string, readonly string[]>;
  /** Those units, by the course, section or subsection that they stand below. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** The other way round: the units that a block to complete counts in, and what each unit stands below. */
  readonly unitsOf: ReadonlyMap<string, readonly string[]>;
  readonly above: ReadonlyMap<string, readonly string[]>;
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
  return { leaves, below, unitsOf: inverted(leaves), above: inverted(below) };
}

function inverted(lists: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, list] of lists) {
    for (const item of list) {
      const names = found.get(item);
      if (names) {
        names.push(name);
      } else {
        found.set(item, [name]);
      }
    }
  }
  return found;
}

export interface UnitProgress {
  /** Everything in the unit that can be completed is; false where there is nothing to complete. */
  isDone(unit: string): boolean;
  /** Units done and in all, below a section, subsection or the course. Units with nothing to complete count neither way. */
  progressOf(block: string): { readonly done: number; readonly total: number };
}

/** What of it somebody has completed. Costs as much as they have completed, whatever the size of the course. */
export function measureUnits(units: UnitLeaves, completed: ReadonlySet<string>): UnitProgress {
  const { leaves, below, unitsOf, above } = units;
  /** What is still to complete, in units where something is. */
  const left = new Map<string, number>();
  const doneBelow = new Map<string, number>();
  for (const block of completed) {
    for (const unit of unitsOf.get(block) ?? []) {
      const rest = (left.get(unit) ?? leaves.get(unit)?.length ?? 0) - 1;
      left.set(unit, rest);
      for (const holder of rest === 0 ? (above.get(unit) ?? []) : []) {
        doneBelow.set(holder, (doneBelow.get(holder) ?? 0) + 1);
      }
    }
  }
  const isDone = (unit: string) => left.get(unit) === 0;
  return {
    isDone,
    progressOf(block) {
      const inside = below.get(block);
      return inside
        ? { done: doneBelow.get(block) ?? 0, total: inside.length }
        : { done: isDone(block) ? 1 : 0, total: leaves.has(block) ? 1 : 0 };
    },
  };
}
