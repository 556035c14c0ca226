import { isSameList } from '@/lib/olx/write/is-same-list';
import { type CourseTree, parentsOf, type Said, type TreeBlock, withoutLost } from './course-tree';
import { insertAfterPreceding } from './transfer-block';

export interface RevertedChange {
  readonly before: CourseTree;
  readonly after: CourseTree;
  /** The draft by now. */
  readonly now: CourseTree;
  /** Whether two versions of a block say the same, whatever their children. */
  readonly isSame: (a: Said, b: Said) => boolean;
}

/** Either the draft without the change, or the block at which somebody has gone on since. */
export type Reverted = { readonly tree: CourseTree } | { readonly changedSince: string };

class ChangedSince extends Error {
  constructor(readonly block: string) {
    super(block);
  }
}

/**
 * Takes one change back, out of a draft that has gone on since: what the change made of a block becomes again what the block was
 * before, wherever the block is still what the change made of it. The children of a block may have gone on: only those that the
 * change brought go, and those that it took come back after their nearest preceding sibling. Pure. The course's own settings stay:
 * they are live, not drafted.
 */
export function revertChange(change: RevertedChange): Reverted {
  try {
    return { tree: revert(change) };
  } catch (error) {
    if (error instanceof ChangedSince) {
      return { changedSince: error.block };
    }
    throw error;
  }
}

function revert({ before, after, now, isSame }: RevertedChange): CourseTree {
  const blocks = new Map(now.blocks);
  const set = (name: string, change: Partial<TreeBlock>) => {
    const entry = blocks.get(name);
    if (!entry) {
      throw new ChangedSince(name);
    }
    blocks.set(name, { ...entry, ...change });
  };
  for (const [name, was] of before.blocks) {
    const became = after.blocks.get(name);
    if (!became) {
      // Taken away by the change: it comes back, unless it is back already.
      if (now.blocks.has(name)) {
        throw new ChangedSince(name);
      }
      blocks.set(name, was);
      continue;
    }
    const is = now.blocks.get(name);
    if (name !== before.root && !isSame(was.says, became.says)) {
      if (!is || !isSame(is.says, became.says)) {
        throw new ChangedSince(name);
      }
      set(name, { says: was.says });
    }
    if (!isSameList(was.children, became.children)) {
      set(name, { children: revertChildren({ before, after, now }, name) });
    }
  }
  for (const [name, made] of after.blocks) {
    const is = now.blocks.get(name);
    if (!before.blocks.has(name) && is && !(isSame(is.says, made.says) && isSameList(is.children, made.children))) {
      throw new ChangedSince(name);
    }
  }
  return withoutLost({ root: now.root, blocks });
}

function revertChildren(
  { before, after, now }: Pick<RevertedChange, 'before' | 'after' | 'now'>,
  name: string,
): readonly string[] {
  const [was, became, is] = [before, after, now].map((tree) => tree.blocks.get(name)?.children);
  if (!was || !became || !is) {
    throw new ChangedSince(name);
  }
  const back = was.filter((child) => !became.includes(child));
  for (const child of back) {
    // Elsewhere since: it would stand in two places.
    if (now.blocks.has(child) && !isSameList(parentsOf(now, child), parentsOf(after, child))) {
      throw new ChangedSince(child);
    }
  }
  if (isSameList(is, became)) {
    return was;
  }
  const [stayed, stays] = [
    was.filter((child) => became.includes(child)),
    became.filter((child) => was.includes(child)),
  ];
  if (!isSameList(stayed, stays)) {
    throw new ChangedSince(name);
  }
  const gone = new Set(became.filter((child) => !was.includes(child)));
  return back.reduce<readonly string[]>(
    (children, child) => insertAfterPreceding(was, children, child),
    is.filter((child) => !gone.has(child)),
  );
}

/** The blocks of two trees that are not the same node in both, for whoever must read them to compare them. */
export function differingBlocks(a: CourseTree, b: CourseTree): ReadonlySet<string> {
  const nodeIn = (tree: CourseTree, name: string) => {
    const says = tree.blocks.get(name)?.says;
    return says && 'node' in says ? says.node : null;
  };
  return new Set([...a.blocks.keys(), ...b.blocks.keys()].filter((name) => nodeIn(a, name) !== nodeIn(b, name)));
}
