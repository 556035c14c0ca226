import { LRUCache } from 'lru-cache';
import type { Courseware, NodeHash } from '@/db/courseware';
import { compareParts } from '../diff/compare-parts';
import { walkDifference } from '../diff/walk-difference';

/** What differs between two trees follows from their hashes. */
const kept = new LRUCache<string, ReadonlySet<string>>({ max: 5000 });

/** The blocks that came, went, moved or changed between two trees, by `TYPE@ID`. */
export async function touchedBlocks(
  { getNodes }: Pick<Courseware, 'getNodes'>,
  before: NodeHash,
  after: NodeHash,
): Promise<ReadonlySet<string>> {
  const name = `${before} ${after}`;
  const known = kept.get(name);
  if (known) {
    return known;
  }
  const version = (root: NodeHash) => ({ root, getNodes });
  const { added, removed, moved, changed } = compareParts(await walkDifference(version(before), version(after)));
  const touched = new Set([...added, ...removed, ...moved, ...changed].map(({ block }) => block));
  kept.set(name, touched);
  return touched;
}
