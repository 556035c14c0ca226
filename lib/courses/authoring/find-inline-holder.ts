import type { Courseware } from '@/db/courseware';
import { blockTypeOf } from '@/lib/olx/blocks';
import { isHeldInline } from '@/lib/olx/edit/is-held-inline';
import type { OutlineEntry } from '../outline';

/**
 * The block above in whose source a block is written, where it has no file of its own; null for any other block. An edit of such a
 * block would be lost: that source goes into an export as it is.
 */
export async function findInlineHolder(
  courseware: Pick<Courseware, 'getNode'>,
  entry: OutlineEntry,
): Promise<OutlineEntry | null> {
  const names = [entry.block];
  for (const above of entry.path.toReversed()) {
    if (blockTypeOf(above.type).content !== 'children') {
      const { source } = await courseware.getNode(above.node);
      return source !== undefined && isHeldInline(source, names) ? above : null;
    }
    names.push(above.block);
  }
  return null;
}
