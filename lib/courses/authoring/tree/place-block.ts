import { type CourseTree, type TreeBlock, withoutLost } from './course-tree';

/** Where a block is to stand: first where `after` is null, last where it is left out or no longer stands there. */
export interface WantedPlace {
  /** `TYPE@ID`. */
  readonly parent: string;
  readonly after?: string | null | undefined;
}

/** Puts a block into a place, and what stands in it into the tree. Pure. `added` holds the blocks that the tree does not have. */
export function placeBlock(
  tree: CourseTree,
  block: string,
  { parent, after }: WantedPlace,
  added: ReadonlyMap<string, TreeBlock> = new Map(),
): CourseTree {
  const blocks = new Map([...tree.blocks, ...added]);
  const above = blocks.get(parent);
  if (!above) {
    throw new Error(`The tree has no ${parent}`);
  }
  const children = above.children.filter((child) => child !== block);
  const found = after ? children.indexOf(after) : -1;
  const at = after === null ? 0 : found < 0 ? children.length : found + 1;
  blocks.set(parent, { ...above, children: children.toSpliced(at, 0, block) });
  return withoutLost({ root: tree.root, blocks });
}

/** Takes a block out of the parents that are named, and out of the tree where it stands nowhere else. Pure. */
export function takeBlock(tree: CourseTree, block: string, parents: Iterable<string>): CourseTree {
  const blocks = new Map(tree.blocks);
  for (const parent of parents) {
    const above = blocks.get(parent);
    if (above) {
      blocks.set(parent, { ...above, children: above.children.filter((child) => child !== block) });
    }
  }
  return withoutLost({ root: tree.root, blocks });
}

/** Moves a block from one parent to a place; under other parents it stays. Pure. */
export function moveWithin(tree: CourseTree, block: string, from: string, to: WantedPlace): CourseTree {
  const above = tree.blocks.get(from);
  if (!above || from === to.parent) {
    return placeBlock(tree, block, to);
  }
  const blocks = new Map(tree.blocks);
  blocks.set(from, { ...above, children: above.children.filter((child) => child !== block) });
  return placeBlock({ root: tree.root, blocks }, block, to);
}
