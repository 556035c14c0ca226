import { blockTypeOf } from '@/lib/olx/blocks';
import type { TreeSource } from './assemble-tree';
import type { BlockRecord, DraftPlace } from './block-record';
import type { Reading } from './reading';

/**
 * Lays drafts over the published blocks.
 *
 * A draft stands for its block wherever that block is. A draft whose parent does not list it yet is inserted there at its
 * index, and taken from the published parents that list it now: it was moved. Other drafts that list it keep it.
 */
export function overlayDrafts(
  published: ReadonlyMap<string, BlockRecord>,
  drafts: ReadonlyMap<string, BlockRecord>,
  places: readonly DraftPlace[],
  reading: Reading,
): Pick<TreeSource, 'record' | 'children'> {
  const record = (key: string) => drafts.get(key) ?? published.get(key);
  const inserted = new Map<string, DraftPlace[]>();
  const movedTo = new Map<string, string>();

  for (const place of [...places].sort((a, b) => a.index - b.index)) {
    const parent = place.parent === undefined ? undefined : record(place.parent);
    if (parent === undefined || !(parent.children.includes(place.key) || takesChildren(parent))) {
      if (!published.has(place.key)) {
        reading.warn(
          'orphan-draft',
          place.path,
          null,
          'The parent of this draft is not in the course. The file is kept, but not shown.',
        );
      }
      continue;
    }
    if (parent.children.includes(place.key)) continue;
    inserted.set(parent.key, [...(inserted.get(parent.key) ?? []), place]);
    movedTo.set(place.key, parent.key);
  }

  function children(parent: BlockRecord): readonly string[] {
    const isDraft = drafts.has(parent.key);
    const keys = isDraft
      ? [...parent.children]
      : parent.children.filter((key) => (movedTo.get(key) ?? parent.key) === parent.key);
    for (const { key, index } of inserted.get(parent.key) ?? []) keys.splice(Math.min(index, keys.length), 0, key);
    return keys;
  }

  return { record, children };
}

const takesChildren = ({ type, fault }: BlockRecord) => fault === undefined && blockTypeOf(type).content === 'children';
