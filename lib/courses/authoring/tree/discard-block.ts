import { type CourseTree, parentsOf, subtreeOf } from './course-tree';
import { transferBlock } from './transfer-block';

/**
 * The draft with a block, and all that stands in it, as it is published, by the rules of publishing turned round. Pure. What was
 * drafted in the block and never published goes; a published block that had been moved into it goes back to where it is published,
 * if that place is still in the draft.
 */
export function discardBlock(draft: CourseTree, published: CourseTree, block: string): CourseTree {
  const drafted = subtreeOf(draft, block);
  let tree = transferBlock(published, draft, block);
  for (const name of drafted) {
    if (!tree.blocks.has(name) && parentsOf(published, name).some((parent) => tree.blocks.has(parent))) {
      tree = transferBlock(published, tree, name);
    }
  }
  return tree;
}
