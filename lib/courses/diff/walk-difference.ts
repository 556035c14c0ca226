import type { NodeBody, NodeHash } from '@/db/courseware';
import { formatBlockId } from '@/lib/olx/identity';
import { isSameSet } from './is-same-set';

/** Reads nodes of one version of a course, from a store or from memory. */
export type ReadNodes = (hashes: readonly NodeHash[]) => Promise<ReadonlyMap<NodeHash, NodeBody>>;

export interface VersionRoot {
  readonly root: NodeHash;
  readonly getNodes: ReadNodes;
}

/** Where a node stands in one version: the node above it and the place among its children. */
export interface NodePlace {
  readonly parent: NodeHash;
  readonly index: number;
}

/** The part of one version that the other does not have, from the root down. */
export interface DifferingPart {
  readonly root: NodeHash;
  /** The nodes that were opened, in reading order of their levels. */
  readonly opened: ReadonlySet<NodeHash>;
  /** Where each opened node, and each child of one, stands below opened nodes. */
  readonly places: ReadonlyMap<NodeHash, readonly NodePlace[]>;
}

export interface WalkedDifference {
  readonly before: DifferingPart;
  readonly after: DifferingPart;
  /** Every opened node, and each node that stands elsewhere without having changed. */
  readonly bodies: ReadonlyMap<NodeHash, NodeBody>;
}

interface Side {
  readonly root: NodeHash;
  readonly getNodes: ReadNodes;
  readonly opened: Set<NodeHash>;
  readonly places: Map<NodeHash, NodePlace[]>;
  level: ReadonlySet<NodeHash>;
}

/**
 * Walks two trees of nodes from their roots, level by level, and opens only what is not the same on both sides: equal hashes
 * are equal trees. Two versions that differ in one block cost one node of each side a level, however large the course is.
 */
export async function walkDifference(a: VersionRoot, b: VersionRoot): Promise<WalkedDifference> {
  const before = startSide(a);
  const after = startSide(b);
  const bodies = new Map<NodeHash, NodeBody>();
  const shared = new Set<NodeHash>();
  while (before.level.size > 0 || after.level.size > 0) {
    for (const hash of before.level) {
      if (after.level.has(hash) && !before.opened.has(hash) && !after.opened.has(hash)) {
        shared.add(hash);
      }
    }
    await Promise.all([readLevel(before, shared, bodies), readLevel(after, shared, bodies)]);
    openLevel(before, shared, bodies);
    openLevel(after, shared, bodies);
  }
  const moved = [...shared].filter((hash) => !standsAlike(hash, before, after, bodies));
  for (const [hash, body] of await after.getNodes(moved)) {
    bodies.set(hash, body);
  }
  return { before, after, bodies };
}

const startSide = ({ root, getNodes }: VersionRoot): Side => ({
  root,
  getNodes,
  opened: new Set(),
  places: new Map(),
  level: new Set([root]),
});

async function readLevel(side: Side, shared: ReadonlySet<NodeHash>, bodies: Map<NodeHash, NodeBody>): Promise<void> {
  // What the other side opened on an earlier level is read already, and is opened here too, so that both know what is in it.
  const unread = [...side.level].filter((hash) => !shared.has(hash) && !bodies.has(hash));
  if (unread.length > 0) {
    for (const [hash, body] of await side.getNodes(unread)) {
      bodies.set(hash, body);
    }
  }
}

function openLevel(side: Side, shared: ReadonlySet<NodeHash>, bodies: ReadonlyMap<NodeHash, NodeBody>): void {
  const next = new Set<NodeHash>();
  for (const hash of side.level) {
    if (shared.has(hash) || side.opened.has(hash)) {
      continue;
    }
    side.opened.add(hash);
    for (const [index, { node }] of (bodies.get(hash)?.children ?? []).entries()) {
      const places = side.places.get(node) ?? [];
      places.push({ parent: hash, index });
      side.places.set(node, places);
      next.add(node);
    }
  }
  side.level = next;
}

/** Whether a node that both sides have stands under blocks of the same names on both. */
function standsAlike(hash: NodeHash, a: Side, b: Side, bodies: ReadonlyMap<NodeHash, NodeBody>): boolean {
  const parentsIn = ({ places }: Side) =>
    new Set(
      (places.get(hash) ?? []).flatMap(({ parent }) => {
        const body = bodies.get(parent);
        return body ? [formatBlockId(body)] : [];
      }),
    );
  return isSameSet(parentsIn(a), parentsIn(b));
}
