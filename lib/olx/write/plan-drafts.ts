import { blockTypeOf } from '@/lib/olx/blocks';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { formatBlockId } from '@/lib/olx/identity';
import type { Block } from '@/lib/olx/model';
import { isSameList } from './is-same-list';

export interface PlannedPlace {
  readonly parent: Block;
  readonly index: number;
}

export interface DraftPlan {
  /** Keys of the blocks that have a file among the drafts. */
  readonly written: ReadonlySet<string>;
  /** Where the roots among them stand. */
  readonly places: ReadonlyMap<string, PlannedPlace>;
}

interface Node {
  readonly block: Block;
  readonly key: string;
  readonly children: readonly string[];
  readonly parents: Node[];
  /** The published block of that name. */
  readonly before: Block | undefined;
  readonly beforeChildren: readonly string[];
}

/** In Open edX these are not drafted; their drafts hold only what differs. Below them a draft holds its whole subtree. */
const sparse = new Set(['course', 'chapter', 'sequential']);

/**
 * Decides which blocks of the draft tree an export writes among the drafts, so that laying them over the published tree
 * (`overlayDrafts`) gives the draft tree again: units that differ, whole; above them what differs itself; and blocks that
 * were put into an unchanged parent, with their index.
 */
export function planDrafts(published: Block, draft: Block): DraftPlan {
  const nodes = listNodes(published, draft);
  const written = new Set<string>();
  const hasChanged = changedSubtrees(nodes);
  for (const node of nodes.values()) {
    if (differs(node) || (node.block.type === 'vertical' && hasChanged(node)) || holdsChangedInline(node, nodes))
      written.add(node.key);
  }
  for (;;) {
    completeSubtrees(nodes, written);
    const places = insertions(nodes, written);
    // A parent that insertions cannot bring about gets a file of its own, which may take insertions away from others.
    const unreachable = [...nodes.values()].filter((node) => !written.has(node.key) && !isReached(node, places, nodes));
    const more = [...unreachable.map((node) => node.key), ...places.keys()].filter((key) => !written.has(key));
    if (more.length === 0) return { written, places: placeRoots(nodes, written, places) };
    for (const key of more) written.add(key);
  }
}

function listNodes(published: Block, draft: Block): ReadonlyMap<string, Node> {
  const before = new Map<string, Block>();
  const collect = (block: Block) => {
    const key = formatBlockId(block);
    if (before.has(key)) return;
    before.set(key, block);
    block.children.forEach(collect);
  };
  collect(published);

  const nodes = new Map<string, Node>();
  const visit = (block: Block, parent: Node | undefined) => {
    const key = formatBlockId(block);
    const known = nodes.get(key);
    if (known !== undefined) {
      if (parent !== undefined) known.parents.push(parent);
      return;
    }
    const old = before.get(key);
    const node: Node = {
      block,
      key,
      children: block.children.map(formatBlockId),
      parents: parent === undefined ? [] : [parent],
      before: old,
      beforeChildren: old?.children.map(formatBlockId) ?? [],
    };
    nodes.set(key, node);
    for (const child of block.children) visit(child, node);
  };
  visit(draft, undefined);
  return nodes;
}

/** Whether a block itself says something else than the published one. */
function differs({ block, before }: Node): boolean {
  if (before === undefined) return true;
  return (
    before.source !== block.source ||
    before.sourceEncoding !== block.sourceEncoding ||
    before.fault?.code !== block.fault?.code ||
    !isSameJson(before.settings, block.settings)
  );
}

function changedSubtrees(nodes: ReadonlyMap<string, Node>): (node: Node) => boolean {
  const known = new Map<string, boolean>();
  const ask = (node: Node): boolean => {
    const answer = known.get(node.key);
    if (answer !== undefined) return answer;
    known.set(node.key, false);
    const result =
      differs(node) ||
      !isSameList(node.children, node.beforeChildren) ||
      node.children.some((key) => {
        const child = nodes.get(key);
        return child !== undefined && ask(child);
      });
    known.set(node.key, result);
    return result;
  };
  return ask;
}

/** A block that stands inline in its parent changes with the parent's file; one that is broken cannot say where it stands. */
function holdsChangedInline(node: Node, nodes: ReadonlyMap<string, Node>): boolean {
  return node.children.some((key) => {
    const child = nodes.get(key);
    if (child === undefined) return false;
    const cannotBePlaced = blockTypeOf(child.block.type).storage === 'inline' || child.block.fault !== undefined;
    return cannotBePlaced && (differs(child) || !node.beforeChildren.includes(key));
  });
}

/** The children that each parent without a file of its own gets beside its published ones. */
function insertions(nodes: ReadonlyMap<string, Node>, written: ReadonlySet<string>): Map<string, PlannedPlace> {
  const places = new Map<string, PlannedPlace>();
  for (const node of nodes.values()) {
    if (written.has(node.key) || node.before === undefined || blockTypeOf(node.block.type).content !== 'children')
      continue;
    node.children.forEach((key, index) => {
      if (!node.beforeChildren.includes(key) && !places.has(key)) places.set(key, { parent: node.block, index });
    });
  }
  return places;
}

/** Whether a parent without a file of its own gets exactly its children. */
function isReached(node: Node, places: ReadonlyMap<string, PlannedPlace>, nodes: ReadonlyMap<string, Node>): boolean {
  const children = node.beforeChildren.filter((key) => {
    const place = nodes.has(key) ? places.get(key) : undefined;
    return place === undefined || place.parent === node.block;
  });
  const added = node.children.flatMap((key, index) => (places.get(key)?.parent === node.block ? [{ key, index }] : []));
  for (const { key, index } of added) children.splice(index, 0, key);
  return isSameList(children, node.children);
}

/** Below the sparse types a draft brings all that it holds. */
function completeSubtrees(nodes: ReadonlyMap<string, Node>, written: Set<string>): void {
  const waiting = [...written];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const node = nodes.get(key);
    if (node === undefined || sparse.has(node.block.type)) continue;
    for (const child of node.children) {
      if (written.has(child)) continue;
      written.add(child);
      waiting.push(child);
    }
  }
}

/** Roots say where they stand: those that are put somewhere, and those whose parent has no draft. */
function placeRoots(
  nodes: ReadonlyMap<string, Node>,
  written: ReadonlySet<string>,
  inserted: ReadonlyMap<string, PlannedPlace>,
): ReadonlyMap<string, PlannedPlace> {
  const places = new Map(inserted);
  for (const key of written) {
    const node = nodes.get(key);
    const parent = node?.parents[0];
    if (parent === undefined || places.has(key) || node?.parents.some((candidate) => written.has(candidate.key)))
      continue;
    places.set(key, { parent: parent.block, index: parent.children.indexOf(key) });
  }
  return places;
}
