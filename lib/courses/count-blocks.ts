import { isSupportedType } from '@/lib/olx/blocks';
import type { Block } from '@/lib/olx/model';

export type CountByType = Readonly<Record<string, number>>;

/** Counts the blocks of a tree by type, each block once, and among them those of types that Lectern shows as a placeholder. */
export function countBlocks(root: Block): { readonly blocks: CountByType; readonly unsupported: CountByType } {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  const visit = (block: Block): void => {
    const name = `${block.type}@${block.id}`;
    if (!seen.has(name)) {
      seen.add(name);
      counts.set(block.type, (counts.get(block.type) ?? 0) + 1);
    }
    block.children.forEach(visit);
  };
  visit(root);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    blocks: Object.fromEntries(sorted),
    unsupported: Object.fromEntries(sorted.filter(([type]) => !isSupportedType(type))),
  };
}
