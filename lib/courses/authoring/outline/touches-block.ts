import type { Courseware, NodeHash } from '@/db/courseware';
import { formatBlockId } from '@/lib/olx/identity';
import { walkDifference } from '../../diff/walk-difference';
import { loadOutline } from '../../load-outline';

/**
 * Whether a block, or anything in it, is another in one tree than in the tree before it, or is there in one alone. Opens only what
 * differs.
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
  const { getNodes } = courseware;
  const walked = await walkDifference({ root: before, getNodes }, { root: after, getNodes });
  return [...walked.bodies.values()].some((body) => formatBlockId(body) === block);
}
