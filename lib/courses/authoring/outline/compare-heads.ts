import { LRUCache } from 'lru-cache';
import type { Courseware, NodeHash } from '@/db/courseware';
import { compareParts } from '../../diff/compare-parts';
import type { BlockDifference } from '../../diff/model';
import { walkDifference } from '../../diff/walk-difference';
import { loadOutline } from '../../load-outline';
import type { CourseOutline, OutlineEntry } from '../../outline';

/** What of a draft learners do not see yet, by `TYPE@ID`. A block that is not named is as it is published. */
export interface HeadComparison {
  /** `draft`: never published. `changed`: it says something else, stands elsewhere, or has lost a child. */
  readonly own: ReadonlyMap<string, 'draft' | 'changed'>;
  /** How many changes there are in a block of the draft and all that stands in it. */
  readonly within: ReadonlyMap<string, number>;
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
  let count = 0;
  const note = (entry: OutlineEntry | null | undefined) => {
    count += 1;
    for (let at = entry; at; at = at.parent) {
      within.set(at.block, (within.get(at.block) ?? 0) + 1);
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
  const moved = difference.moved.map(({ block }) => block);
  for (const block of new Set([...difference.changed.map((changed) => changed.block), ...moved])) {
    if (draft.entries.has(block) && !own.has(block)) {
      own.set(block, 'changed');
      note(draft.entries.get(block));
    }
  }
  for (const { from } of difference.moved) {
    for (const { parent } of from) {
      mark(parent);
    }
  }
  const deleted = [...published.entries.values()].filter(
    ({ block, parent }) => !draft.entries.has(block) && parent !== null && draft.entries.has(parent.block),
  );
  for (const { parent } of deleted) {
    mark(parent?.block ?? '');
    note(draft.entries.get(parent?.block ?? ''));
  }
  return { own, within, deleted, count, difference };
}
