import type { Courseware, NodeBody, NodeHash } from '@/db/courseware';
import type { Block } from '@/lib/olx/model';

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

/** Level by level, so that a course of any size costs as many questions as it is deep. */
async function readBodies(
  courseware: Courseware,
  roots: readonly NodeHash[],
): Promise<ReadonlyMap<NodeHash, NodeBody>> {
  const bodies = new Map<NodeHash, NodeBody>();
  for (let level = [...new Set(roots)]; level.length > 0; ) {
    const next = new Set<NodeHash>();
    for (const [hash, body] of await courseware.getNodes(level)) {
      bodies.set(hash, body);
      for (const { node } of body.children) {
        next.add(node);
      }
    }
    level = [...next].filter((hash) => !bodies.has(hash));
  }
  return bodies;
}
