import type { NodeBody, NodeChild, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import { formatBlockId } from '@/lib/olx/identity';
import { type ReplacedTree, replaceNodes } from '../authoring/replace-nodes';

/** A tree with all its nodes at hand. */
export interface WholeTree {
  readonly root: NodeHash;
  readonly bodies: ReadonlyMap<NodeHash, NodeBody>;
}

export interface GraftInput {
  /** The tree that gets the block back. */
  readonly into: WholeTree;
  /** The tree that the block is taken from. */
  readonly from: WholeTree;
  /** `TYPE@ID`. */
  readonly block: string;
  /** With all that is in it; without, its children stay what they are. */
  readonly isWhole: boolean;
}

export interface Grafted extends ReplacedTree {
  /** Blocks that were in it and stand elsewhere by now: there they stay, so that no block is there twice. */
  readonly elsewhere: readonly string[];
}

/** Why a block cannot be put back: it was not in that tree, or there is no place for it any more. */
export type GraftRefusal = 'missing' | 'no-place';

/**
 * Puts a block back as it was in another version of its tree: in the place where it stands, or, where it was deleted, after the
 * nearest of its former neighbours. Every path of a block under two parents is rewritten. Pure.
 */
export function graftBlock({ into, from, block, isWhole }: GraftInput): Grafted | GraftRefusal {
  const there = indexTree(into);
  const before = indexTree(from);
  const oldHash = before.get(block);
  const old = oldHash === undefined ? undefined : from.bodies.get(oldHash);
  if (oldHash === undefined || !old || oldHash === from.root) {
    return 'missing';
  }
  const presentHash = there.get(block);
  const present = presentHash === undefined ? undefined : into.bodies.get(presentHash);
  if (presentHash !== undefined && present && !isWhole) {
    return { ...graft(into, presentHash, { ...old, children: present.children }, []), elsewhere: [] };
  }
  const inside = presentHash === undefined ? new Set<string>() : namesBelow(into, presentHash);
  const outside = namesOutside(into, presentHash);
  const elsewhere = new Set<string>();
  const fresh = new Map<NodeHash, NodeBody>();
  const rebuild = (hash: NodeHash): NodeHash => {
    const body = from.bodies.get(hash);
    if (!body) {
      return hash;
    }
    const children = body.children.flatMap((child): NodeChild[] => {
      const childBody = from.bodies.get(child.node);
      const name = childBody ? formatBlockId(childBody) : '';
      if (!outside.has(name)) {
        return [{ ...child, node: rebuild(child.node) }];
      }
      // It stands under another parent too: one and the same block, as it is now.
      const now = there.get(name);
      if (inside.has(name) && now !== undefined) {
        return [{ ...child, node: now }];
      }
      elsewhere.add(name);
      return [];
    });
    const node = { ...body, children };
    const name = encodeNode(node).hash;
    fresh.set(name, node);
    return name;
  };
  const newHash = rebuild(oldHash);
  const body = fresh.get(newHash) ?? old;
  const nodes = [...fresh.values()];
  if (presentHash !== undefined) {
    return { ...graft(into, presentHash, body, nodes), elsewhere: [...elsewhere] };
  }
  const place = findPlace(from, oldHash, into, there);
  if (!place) {
    return 'no-place';
  }
  const { hash, parent, after } = place;
  const children = parent.children.toSpliced(after, 0, { id: body.id, node: newHash });
  return { ...graft(into, hash, { ...parent, children }, nodes), elsewhere: [...elsewhere] };
}

function graft({ root, bodies }: WholeTree, hash: NodeHash, body: NodeBody, nodes: readonly NodeBody[]): ReplacedTree {
  const replaced = replaceNodes(root, bodies, new Map([[hash, body]]));
  const written = new Map([...nodes, ...replaced.nodes].map((node) => [encodeNode(node).hash, node]));
  return { root: replaced.root, nodes: [...written.values()] };
}

/** Where a deleted block stood, as far as that is still there: under which block, and after how many of its children. */
function findPlace(from: WholeTree, oldHash: NodeHash, into: WholeTree, there: ReadonlyMap<string, NodeHash>) {
  for (const body of from.bodies.values()) {
    const index = body.children.findIndex(({ node }) => node === oldHash);
    const hash = index < 0 ? undefined : there.get(formatBlockId(body));
    const parent = hash === undefined ? undefined : into.bodies.get(hash);
    if (hash !== undefined && parent) {
      const nameOf = ({ bodies }: WholeTree, { node }: NodeChild) => {
        const child = bodies.get(node);
        return child ? formatBlockId(child) : '';
      };
      const now = parent.children.map((child) => nameOf(into, child));
      const neighbour = body.children
        .slice(0, index)
        .map((child) => nameOf(from, child))
        .findLast((name) => now.includes(name));
      return { hash, parent, after: neighbour === undefined ? 0 : now.indexOf(neighbour) + 1 };
    }
  }
  return undefined;
}

function indexTree(tree: WholeTree): ReadonlyMap<string, NodeHash> {
  return new Map([...reached(tree, tree.root)].map(([hash, body]) => [formatBlockId(body), hash]));
}

const namesBelow = (tree: WholeTree, hash: NodeHash): ReadonlySet<string> =>
  new Set([...reached(tree, hash).values()].map(formatBlockId));

/** Names of the blocks that are reached without going through a node. */
function namesOutside(tree: WholeTree, without: NodeHash | undefined): ReadonlySet<string> {
  return new Set([...reached(tree, tree.root, without).values()].map(formatBlockId));
}

function reached(
  { bodies }: WholeTree,
  start: NodeHash,
  without?: NodeHash,
  found = new Map<NodeHash, NodeBody>(),
): Map<NodeHash, NodeBody> {
  const body = bodies.get(start);
  if (!body || start === without || found.has(start)) {
    return found;
  }
  found.set(start, body);
  for (const { node } of body.children) {
    reached({ root: start, bodies }, node, without, found);
  }
  return found;
}
