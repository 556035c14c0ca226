import type { NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';

export interface ReplacedTree {
  readonly root: NodeHash;
  /** The nodes of the new tree that the old one does not have, children before parents. */
  readonly nodes: readonly NodeBody[];
}

/**
 * Puts other nodes in the place of some nodes of a tree: each replaced node and whatever stands above it, on every path, is
 * written anew, and all the rest is shared. A new node may name children of the old tree, replaced ones too. Pure.
 *
 * `bodies` holds the nodes between the root and those that are replaced; no other is looked into.
 *
 * @example replaceNodes(root, bodies, new Map([[oldHash, newBody]])).nodes // the leaf, its unit, its lesson, its section, the course
 */
export function replaceNodes(
  root: NodeHash,
  bodies: ReadonlyMap<NodeHash, NodeBody>,
  replaced: ReadonlyMap<NodeHash, NodeBody>,
): ReplacedTree {
  const nodes: NodeBody[] = [];
  const renewed = new Map<NodeHash, NodeHash>();
  const renew = (hash: NodeHash): NodeHash => {
    const known = renewed.get(hash);
    if (known !== undefined) {
      return known;
    }
    const body = replaced.get(hash) ?? bodies.get(hash);
    if (!body) {
      return hash;
    }
    const node = { ...body, children: body.children.map((child) => ({ ...child, node: renew(child.node) })) };
    const name = encodeNode(node).hash;
    if (name !== hash) {
      nodes.push(node);
    }
    renewed.set(hash, name);
    return name;
  };
  return { root: renew(root), nodes };
}
