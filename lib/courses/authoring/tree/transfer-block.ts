import { type CourseTree, parentsOf, pathTo, subtreeOf, type TreeBlock, withoutLost } from './course-tree';

/**
 * Brings a block, and all that stands in it, as `from` has it into `to`: publishing, from the draft into what is published. Pure.
 *
 * - Ancestors that are missing are copied without their other children.
 * - The block, and each block in it, is taken out of wherever else it stands, unless `from` has it there too.
 * - The block comes after its nearest preceding sibling that is there; where it stands so already, it stays. Other blocks keep
 *   their places: the order of children, and what is no longer among them, comes with the parent.
 *
 * The result holds no block twice, unless `from` or `to` had it under both parents, and none without a parent.
 *
 * @example transferBlock(draft, published, 'vertical@welcome') // what learners see once that unit is published
 */
export function transferBlock(from: CourseTree, to: CourseTree, block: string): CourseTree {
  if (block === from.root) {
    return from;
  }
  const blocks = new Map(to.blocks);
  const brought = subtreeOf(from, block);
  for (const [name, entry] of to.blocks) {
    const drafted = from.blocks.get(name)?.children ?? [];
    const children = entry.children.filter((child) => !brought.has(child) || drafted.includes(child));
    if (children.length < entry.children.length) {
      blocks.set(name, { ...entry, children });
    }
  }
  for (const name of brought) {
    copyEntry(from, blocks, name);
  }

  const path = pathTo(from, block);
  const reached = new Set(subtreeOf({ root: to.root, blocks }, to.root));
  const nearest = path.findLastIndex((name) => reached.has(name));
  for (const [index, name] of path.entries()) {
    if (index > nearest) {
      copyEntry(from, blocks, name, []);
      insertLike(from, blocks, path[index - 1] ?? to.root, name);
      reached.add(name);
    }
  }
  for (const parent of parentsOf(from, block)) {
    if (reached.has(parent)) {
      insertLike(from, blocks, parent, block);
    }
  }
  return withoutLost({ root: to.root, blocks });
}

function copyEntry(from: CourseTree, blocks: Map<string, TreeBlock>, name: string, children?: readonly string[]): void {
  const entry = from.blocks.get(name);
  if (entry) {
    blocks.set(name, children ? { ...entry, children } : entry);
  }
}

/** Puts a block among the children of `parent` after its nearest preceding sibling in `from` that stands there. */
function insertLike(from: CourseTree, blocks: Map<string, TreeBlock>, parent: string, block: string): void {
  const above = blocks.get(parent);
  if (!above) {
    return;
  }
  const siblings = from.blocks.get(parent)?.children ?? [];
  const children = insertAfterPreceding(siblings, above.children, block);
  if (children !== above.children) {
    blocks.set(parent, { ...above, children });
  }
}

/**
 * A list of children with a block after its nearest preceding sibling of `order` that is among them. Children that `order` does not
 * have do not count: a block that only they separate from that sibling stays where it is.
 *
 * @example insertAfterPreceding(['a', 'b', 'c'], ['a', 'c'], 'b') // ['a', 'b', 'c']
 */
export function insertAfterPreceding(
  order: readonly string[],
  children: readonly string[],
  block: string,
): readonly string[] {
  const known = new Set(order);
  const others = children.filter((child) => child !== block);
  const present = new Set(others);
  const preceding = order.slice(0, order.indexOf(block)).findLast((sibling) => present.has(sibling));
  const at = children.indexOf(block);
  if (at >= 0 && children.slice(0, at).findLast((sibling) => known.has(sibling)) === preceding) {
    return children;
  }
  return others.toSpliced(preceding === undefined ? 0 : others.indexOf(preceding) + 1, 0, block);
}
