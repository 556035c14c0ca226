import { LRUCache } from 'lru-cache';
import type { Courseware, NodeHash } from '@/db/courseware';
import { formatBlockId } from '@/lib/olx/identity';
import { walkDifference } from '../diff/walk-difference';
import { loadOutline } from '../load-outline';

/** What differs between two trees follows from their hashes. */
const kept = new LRUCache<string, ReadonlySet<string>>({ max: 5000 });

/**
 * Whether a block, or anything in it, came, went, moved or changed between two trees; with the first tree of a course everything that
 * is in it came. Opens only what differs.
 */
export async function touchesBlock(
  courseware: Courseware,
  before: NodeHash | null,
  after: NodeHash,
  block: string,
): Promise<boolean> {
  if (before === null) {
    return (await loadOutline(courseware, after)).entries.has(block);
  }
  if (before === after) {
    return false;
  }
  const name = `${before} ${after}`;
  let touched = kept.get(name);
  if (!touched) {
    const { getNodes } = courseware;
    const { bodies } = await walkDifference({ root: before, getNodes }, { root: after, getNodes });
    touched = new Set([...bodies.values()].map(formatBlockId));
    kept.set(name, touched);
  }
  return touched.has(block);
}
