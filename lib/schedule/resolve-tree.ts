import type { BlockAccess, ResolvedNode, ScheduleNode, SettingWarning } from './model';
import { defaultAccess, resolveAccess } from './settings';

/** A node whose children are nodes of the same kind, as OLX blocks and outline blocks are. */
export type TreeOf<N> = Omit<ScheduleNode, 'children'> & { readonly children: readonly N[] };

/**
 * The name of a block within its course.
 * @example blockOf({ type: 'problem', id: 'abc' }) // 'problem@abc'
 */
export const blockOf = ({ type, id }: Pick<ScheduleNode, 'type' | 'id'>): string => `${type}@${id}`;

function namesOf(root: ScheduleNode, names = new Set<string>()): ReadonlySet<string> {
  names.add(blockOf(root));
  for (const child of root.children) namesOf(child, names);
  return names;
}

/**
 * Works the access settings out over a tree, each from its own settings and its parent's. The result is the same for every learner
 * and instant: cache it beside the outline. A prerequisite that the tree does not hold, or that is the block itself, is dropped.
 * @param root the course's root node: everything inherits from it
 * @example resolveTree(outline).root.children[0]?.access.start
 */
export function resolveTree<N extends TreeOf<N>>(
  root: N,
): { readonly root: ResolvedNode<N>; readonly warnings: readonly SettingWarning[] } {
  const warnings: SettingWarning[] = [];
  const names = namesOf(root);
  const visit = (node: N, parent: BlockAccess): ResolvedNode<N> => {
    const block = blockOf(node);
    const resolved = resolveAccess(block, node.settings, parent, warnings);
    const required = resolved.prerequisite?.block;
    const isReachable = required !== undefined && required !== block && names.has(required);
    const access = required === undefined || isReachable ? resolved : { ...resolved, prerequisite: null };
    return { block, node, access, children: node.children.map((child) => visit(child, access)) };
  };
  return { root: visit(root, defaultAccess), warnings };
}
