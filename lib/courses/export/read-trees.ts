import type { Courseware, NodeHash } from '@/db/courseware';
import type { Block } from '@/lib/olx/model';
import { readBodies } from './read-bodies';

/**
 * Reads whole trees of blocks back from their nodes: what `putTrees` wrote, answered in the order of `roots`. A node that
 * stands in several places, or in several of the trees, is one and the same block.
 *
 * @throws NotFound `courseware.node-missing` where the store has lost a node
 */
export async function readTrees(courseware: Courseware, roots: readonly NodeHash[]): Promise<readonly Block[]> {
  const bodies = await readBodies(courseware, roots);
  const blocks = new Map<NodeHash, Block>();
  const blockOf = (hash: NodeHash): Block => {
    const known = blocks.get(hash);
    if (known) {
      return known;
    }
    const body = bodies.get(hash);
    if (!body) {
      throw new Error(`The walk of ${roots.join(', ')} did not reach ${hash}`);
    }
    const { documents: _documents, files: _files, children, ...rest } = body;
    const block: Block = { ...rest, children: children.map((child) => blockOf(child.node)) };
    blocks.set(hash, block);
    return block;
  };
  return roots.map(blockOf);
}
