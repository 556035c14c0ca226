import { blockTypeOf } from '@/lib/olx/blocks';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { formatBlockId } from '@/lib/olx/identity';
import type { Settings } from '@/lib/olx/model';
import { idFromName, isPointer, typeOf } from '@/lib/olx/read/name-block';
import { readSettings } from '@/lib/olx/read/read-settings';
import { parseXml } from '@/lib/olx/xml/parse-xml';

/** A block as an editor has it: what it says, and which it is. */
export interface EditedBlock {
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly source: string;
}

export type ReadEdit =
  | { readonly ok: true; readonly settings: Settings }
  | {
      readonly ok: false;
      /** `olx.broken-source`: not well-formed. `olx.other-element`: it is not this block's element. */
      readonly code: 'olx.broken-source' | 'olx.other-element';
      readonly message: string;
      /** From 1. */
      readonly line: number;
    };

/**
 * What a block sets once its source is another: what the new source says, beside what the old source did not say (it stood in a
 * policy). For types whose whole element is the source; a text's source is HTML, which any text is.
 *
 * @example readEditedSource({ type: 'problem', id: 'p', settings: {}, source: '<problem/>' }, '<problem max_attempts="2"/>')
 * // { ok: true, settings: { max_attempts: 2 } }
 */
export function readEditedSource(before: EditedBlock, source: string): ReadEdit {
  const type = blockTypeOf(before.type);
  if (type.content !== 'element' && type.content !== 'both') {
    return { ok: true, settings: before.settings };
  }
  const parsed = parseXml(source);
  if (!parsed.ok) {
    return { ok: false, code: 'olx.broken-source', message: parsed.message, line: parsed.line };
  }
  const { root } = parsed;
  const other = (message: string): ReadEdit => ({ ok: false, code: 'olx.other-element', message, line: root.line });
  if (typeOf(root) !== before.type) {
    return other(`A <${before.type}> was expected here, but this is <${root.name}>.`);
  }
  const { url_name: name } = root.attributes;
  // A source that came under another name may keep it.
  if (name !== undefined && idFromName(before.type, name) !== before.id && name !== nameIn(before)) {
    return other(`The block is ${formatBlockId(before)}: its url_name cannot become "${name}".`);
  }
  if (isPointer(root) && type.isSupported) {
    return other('This only names a block and says nothing. Write its content between the tags.');
  }
  const old = parseXml(before.source);
  const said = old.ok ? readSettings(type, old.root).settings : {};
  const elsewhere = Object.entries(before.settings).filter(
    ([setting, value]) => !(Object.hasOwn(said, setting) && isSameJson(said[setting], value)),
  );
  return { ok: true, settings: { ...Object.fromEntries(elsewhere), ...readSettings(type, root).settings } };
}

function nameIn({ source }: EditedBlock): string | undefined {
  const parsed = parseXml(source);
  return parsed.ok ? parsed.root.attributes.url_name : undefined;
}
