import type { NodeBody } from '@/db/courseware';
import { formatBlockId } from '@/lib/olx/identity';
import { rememberOf } from '@/lib/remember-of';
import type { CourseOutline, OutlineEntry } from '../../outline';

/** What says a block's settings and source: the node that is stored for it, or a body that is not written yet. Its children are the tree's. */
export type Said = OutlineEntry | NodeBody;

export interface TreeBlock {
  readonly says: Said;
  /** `TYPE@ID`, in order. A block may stand under two parents, never twice under one. */
  readonly children: readonly string[];
}

/** One version of a course while it is being changed: each block once, by `TYPE@ID`, parents before their children. Never changed in place. */
export interface CourseTree {
  readonly root: string;
  readonly blocks: ReadonlyMap<string, TreeBlock>;
}

/** A version of a course as a tree that can be changed. */
export const treeOf = rememberOf((outline: CourseOutline): CourseTree => {
  const blocks = new Map<string, TreeBlock>();
  for (const [block, entry] of outline.entries) {
    blocks.set(block, { says: entry, children: entry.children.map((child) => child.block) });
  }
  return { root: outline.course.block, blocks };
});

/** The hash under which a block is stored, children and all; null where it is not written yet. */
export const storedNode = (says: Said): string | null => ('node' in says ? says.node : null);

export const nameOf = (says: Said): string => formatBlockId(says);

/** The block and all that stands in it, parents before their children. */
export function subtreeOf(tree: CourseTree, block: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const entry = tree.blocks.get(name);
    if (!entry || found.has(name)) {
      return;
    }
    found.add(name);
    for (const child of entry.children) {
      visit(child);
    }
  };
  visit(block);
  return found;
}

/** Every parent of a block, the first in reading order first. */
export function parentsOf(tree: CourseTree, block: string): readonly string[] {
  return [...tree.blocks].flatMap(([name, { children }]) => (children.includes(block) ? [name] : []));
}

/** The blocks above a block on its first path, from the course down to its parent. */
export function pathTo(tree: CourseTree, block: string): readonly string[] {
  const path: string[] = [];
  const seen = new Set([tree.root]);
  const look = (name: string): boolean => {
    path.push(name);
    const children = tree.blocks.get(name)?.children ?? [];
    for (const child of children) {
      if (child === block) {
        return true;
      }
      if (!seen.has(child)) {
        seen.add(child);
        if (look(child)) {
          return true;
        }
      }
    }
    path.pop();
    return false;
  };
  look(tree.root);
  return path;
}

/** The tree without what its root does not reach, in reading order. */
export function withoutLost({ root, blocks }: CourseTree): CourseTree {
  const kept = new Map<string, TreeBlock>();
  for (const name of subtreeOf({ root, blocks }, root)) {
    const entry = blocks.get(name);
    if (entry) {
      kept.set(name, entry);
    }
  }
  return { root, blocks: kept };
}
