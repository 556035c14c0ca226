import { LRUCache } from 'lru-cache';
import type { Courseware, NodeHash } from '@/db/courseware';
import { compareParts } from '../../diff/compare-parts';
import { isSameSet } from '../../diff/is-same-set';
import type { BlockDifference } from '../../diff/model';
import { walkDifference } from '../../diff/walk-difference';
import { loadOutline } from '../../load-outline';
import type { CourseOutline, OutlineEntry } from '../../outline';

/** What of a draft learners do not see yet, by `TYPE@ID`. A block that is not named is as it is published. */
export interface HeadComparison {
  /** `draft`: never published. `changed`: it says something else, stands elsewhere, or has lost a child. */
  readonly own: ReadonlyMap<string, 'draft' | 'changed'>;
  /** How many changes there are in a block of the draft and all that stands in it, what has been moved out of it among them. */
  readonly within: ReadonlyMap<string, number>;
  /** What learners see in a block and the draft has elsewhere: it goes from there when the block is published. Entries of the draft. */
  readonly leaving: ReadonlyMap<string, readonly OutlineEntry[]>;
  /** Blocks that the draft has no more and learners still see, without those that stand in one of them. Entries of what is published. */
  readonly deleted: readonly OutlineEntry[];
  /** All changes: a new block counts once with all that is in it, and so does a deleted one. */
  readonly count: number;
  readonly difference: BlockDifference;
}

interface Heads {
  readonly draftRoot: NodeHash;
  readonly publishedRoot: NodeHash;
}

const cache = new LRUCache<string, HeadComparison, { readonly courseware: Courseware; readonly heads: Heads }>({
  max: 200,
  fetchMethod: (_key, _stale, { context }) => compare(context.courseware, context.heads),
});

/** Compares a draft with what is published: worked out once for a pair of trees, and kept. Reads only what is not the same node in both. */
export async function compareHeads(courseware: Courseware, heads: Heads): Promise<HeadComparison> {
  const key = `${heads.draftRoot} ${heads.publishedRoot}`;
  return cache.get(key) ?? (await cache.forceFetch(key, { context: { courseware, heads } }));
}

async function compare(courseware: Courseware, { draftRoot, publishedRoot }: Heads): Promise<HeadComparison> {
  const { getNodes } = courseware;
  const [walked, draft, published] = await Promise.all([
    walkDifference({ root: publishedRoot, getNodes }, { root: draftRoot, getNodes }),
    loadOutline(courseware, draftRoot),
    loadOutline(courseware, publishedRoot),
  ]);
  return countChanges(compareParts(walked), draft, published);
}

/** What a difference between two heads means for each block of the outline. Pure. */
export function countChanges(
  difference: BlockDifference,
  draft: CourseOutline,
  published: CourseOutline,
): HeadComparison {
  const own = new Map<string, 'draft' | 'changed'>();
  const within = new Map<string, number>();
  const leaving = new Map<string, OutlineEntry[]>();
  let count = 0;
  const note = (entry: OutlineEntry | null | undefined, left: readonly string[] = []) => {
    count += 1;
    for (const block of [...(entry ? upwards(entry) : []), ...left]) {
      within.set(block, (within.get(block) ?? 0) + 1);
    }
  };
  const mark = (block: string) => {
    if (!own.has(block) && draft.entries.has(block)) {
      own.set(block, 'changed');
    }
  };
  for (const [block] of draft.entries) {
    if (!published.entries.has(block)) {
      own.set(block, 'draft');
    }
  }
  for (const [block] of own) {
    const entry = draft.entries.get(block);
    if (own.get(entry?.parent?.block ?? '') !== 'draft') {
      note(entry);
    }
  }
  const moved = listMoved(draft, published);
  for (const block of new Set([...difference.changed.map((changed) => changed.block), ...moved.keys()])) {
    const entry = draft.entries.get(block);
    if (entry && !own.has(block)) {
      own.set(block, 'changed');
      const is = upwards(entry);
      const left = [...upwards(moved.get(block) ?? entry)].filter((name) => !is.has(name) && draft.entries.has(name));
      note(entry, left);
      for (const name of left) {
        leaving.set(name, [...(leaving.get(name) ?? []), entry]);
      }
    }
  }
  for (const [block, live] of moved) {
    for (const { block: parent } of live.parents) {
      if (!draft.entries.get(block)?.parents.some((still) => still.block === parent)) {
        mark(parent);
      }
    }
  }
  const deleted = [...published.entries.values()].filter(
    ({ block, parent }) => !draft.entries.has(block) && parent !== null && draft.entries.has(parent.block),
  );
  for (const { parent } of deleted) {
    mark(parent?.block ?? '');
    note(draft.entries.get(parent?.block ?? ''));
  }
  return { own, within, leaving, deleted, count, difference };
}

/** The blocks of both versions that do not stand under the same parents, as they are published. */
function listMoved(draft: CourseOutline, published: CourseOutline): ReadonlyMap<string, OutlineEntry> {
  const parentsOf = ({ parents }: OutlineEntry) => new Set(parents.map(({ block }) => block));
  return new Map(
    [...published.entries].filter(([block, live]) => {
      const entry = draft.entries.get(block);
      return entry !== undefined && !isSameSet(parentsOf(entry), parentsOf(live));
    }),
  );
}

/** A block and all that it stands in, by whatever path. */
function upwards(entry: OutlineEntry, found = new Set<string>()): ReadonlySet<string> {
  if (!found.has(entry.block)) {
    found.add(entry.block);
    for (const parent of entry.parents) {
      upwards(parent, found);
    }
  }
  return found;
}
