import type { NodeBody } from '@/db/courseware';
import { blockTypeOf } from '@/lib/olx/blocks';
import { formatBlockId, formatUsageKey } from '@/lib/olx/identity';
import { rewriteLinks } from '@/lib/olx/links';
import type { CourseIdentity, Settings } from '@/lib/olx/model';
import { type CourseTree, subtreeOf, type TreeBlock } from './course-tree';
import { renameInSource } from './rename-in-source';
import { withSettings } from './with-settings';

export interface CopiedBlocks {
  /** `TYPE@ID` of the copy. */
  readonly block: string;
  /** The copy and all that stands in it, not written yet. */
  readonly blocks: ReadonlyMap<string, TreeBlock>;
}

/**
 * Copies a block and all that stands in it under new ids. Pure. What the blocks say of each other (links, prerequisites, the names
 * in kept elements) is said of the copies; what they say of others stays.
 *
 * `bodyOf` answers the body of each block of the subtree; `newId` an id that nothing has.
 */
export function copyBlocks(input: {
  readonly tree: CourseTree;
  readonly block: string;
  readonly from: CourseIdentity;
  readonly to: CourseIdentity;
  readonly bodyOf: (block: string) => NodeBody;
  readonly newId: () => string;
  readonly displayName?: string | undefined;
}): CopiedBlocks {
  const { tree, block, from, to, bodyOf, newId, displayName } = input;
  const bodies = new Map([...subtreeOf(tree, block)].map((name) => [name, bodyOf(name)] as const));
  const ids = new Map([...bodies.keys()].map((name) => [name, newId()] as const));
  const named = (name: string) => formatBlockId({ type: bodies.get(name)?.type ?? '', id: ids.get(name) ?? '' });
  const idsAlone = new Map<string, string>();
  for (const [name, { id }] of bodies) {
    if (!idsAlone.has(id)) {
      idsAlone.set(id, ids.get(name) ?? id);
    }
  }
  const links = {
    file: () => undefined,
    page: () => undefined,
    block: (id: string) => {
      const copy = idsAlone.get(id);
      return copy === undefined ? undefined : `/jump_to_id/${copy}`;
    },
  };
  const usageKeys = new Map(
    [...bodies].map(([name, { type, id }]) => [
      formatUsageKey(from, { type, id }),
      formatUsageKey(to, { type, id: ids.get(name) ?? id }),
    ]),
  );
  const copySettings = (settings: Settings): Settings =>
    Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [
        name,
        typeof value === 'string' ? (usageKeys.get(value) ?? value) : value,
      ]),
    );

  const blocks = new Map<string, TreeBlock>();
  for (const [name, body] of bodies) {
    const isRenamed = name === block && displayName !== undefined;
    const said = isRenamed ? withSettings(body, { ...body.settings, display_name: displayName }) : body;
    const { type, settings, source, sourceEncoding } = said;
    const isElement = ['element', 'both'].includes(blockTypeOf(type).content);
    const isText = source !== undefined && sourceEncoding === undefined;
    const renamed = isText && isElement ? renameInSource(source, ids) : source;
    const copied: NodeBody = {
      ...body,
      id: ids.get(name) ?? body.id,
      settings: copySettings(settings),
      ...(renamed === undefined ? {} : { source: isText ? rewriteLinks(renamed, from, links) : renamed }),
      children: [],
    };
    blocks.set(named(name), { says: copied, children: (tree.blocks.get(name)?.children ?? []).map(named) });
  }
  return { block: named(block), blocks };
}
