import type { Courseware, NodeBody, NodeHash } from '@/db/courseware';

/** The nodes of whole trees, level by level, so that a course of any size costs as many questions as it is deep. */
export async function readBodies(
  courseware: Pick<Courseware, 'getNodes'>,
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
