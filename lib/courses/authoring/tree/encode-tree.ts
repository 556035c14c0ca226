import type { NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import type { ReadNodes } from '../../diff/walk-difference';
import { type CourseTree, storedNode } from './course-tree';

export interface EncodedTree {
  readonly root: NodeHash;
  /** The nodes that are not written yet, children before parents. */
  readonly nodes: readonly NodeBody[];
  /** The node of each block that had to be encoded. */
  readonly hashes: ReadonlyMap<string, NodeHash>;
}

/**
 * The nodes of a changed tree. Blocks that say what they said and hold what they held keep their node; the rest, a leaf and what
 * stands above it, is encoded anew. Reads the nodes of those blocks alone.
 */
export async function encodeTree(tree: CourseTree, readNodes: ReadNodes): Promise<EncodedTree> {
  const changed = findChanged(tree);
  const stored = [...changed].flatMap((name) => {
    const says = tree.blocks.get(name)?.says;
    return says && 'node' in says ? [says.node] : [];
  });
  const bodies = stored.length > 0 ? await readNodes(stored) : new Map<NodeHash, NodeBody>();

  const nodes: NodeBody[] = [];
  const hashes = new Map<string, NodeHash>();
  const encode = (name: string): NodeHash => {
    const known = hashes.get(name);
    if (known !== undefined) {
      return known;
    }
    const { says, children } = entryOf(tree, name);
    const node = storedNode(says);
    if (node !== null && !changed.has(name)) {
      return node;
    }
    const body = 'node' in says ? bodies.get(says.node) : says;
    if (!body) {
      throw new Error(`The node of ${name} was not read`);
    }
    const whole = {
      ...body,
      children: children.map((child) => ({ id: entryOf(tree, child).says.id, node: encode(child) })),
    };
    const { hash } = encodeNode(whole);
    if (hash !== node) {
      nodes.push(whole);
    }
    hashes.set(name, hash);
    return hash;
  };
  return { root: encode(tree.root), nodes, hashes };
}

/** The blocks that another node is needed for: their own body, their children, or something in them is not as stored. */
function findChanged(tree: CourseTree): ReadonlySet<string> {
  const changed = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): boolean => {
    if (seen.has(name)) {
      return changed.has(name);
    }
    seen.add(name);
    const { says, children } = entryOf(tree, name);
    const areChanged = children.map((child, index) => {
      const isNew = visit(child);
      const was = 'node' in says ? says.children[index] : undefined;
      return isNew || was?.block !== child || was.node !== storedNode(entryOf(tree, child).says);
    });
    const isStored = 'node' in says && says.children.length === children.length;
    if (!isStored || areChanged.includes(true)) {
      changed.add(name);
    }
    return changed.has(name);
  };
  visit(tree.root);
  return changed;
}

function entryOf(tree: CourseTree, name: string) {
  const entry = tree.blocks.get(name);
  if (!entry) {
    throw new Error(`The tree has no ${name}`);
  }
  return entry;
}
