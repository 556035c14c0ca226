import { fieldsOf } from '@/lib/olx/blocks';
import { encodeField } from '@/lib/olx/fields/encode-field';
import type { Json, Settings } from '@/lib/olx/model';
import { isStructural } from '@/lib/olx/read/read-settings';
import { isXmlName } from './xml-text';

export interface WrittenSettings {
  /** By name, as Open edX writes them. */
  readonly attributes: readonly (readonly [name: string, text: string])[];
  /** What no attribute can hold: it travels in the policy. */
  readonly rest: Settings;
}

/** Old courses write these for the display name and the id, so a setting of that name would be misread. */
const misread = new Set(['name', 'slug']);

/** The settings of a block as attributes of its element, as far as attributes can hold them. */
export function writeAttributes(type: string, settings: Settings): WrittenSettings {
  const fields = fieldsOf(type);
  const attributes: [string, string][] = [];
  const rest: [string, Json][] = [];
  for (const [name, value] of Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text =
      isXmlName(name) && !isStructural(type, name) && !misread.has(name)
        ? encodeField(fields.get(name)?.kind, value)
        : undefined;
    if (text === undefined) rest.push([name, value]);
    else attributes.push([name, text]);
  }
  return { attributes, rest: Object.fromEntries(rest) };
}
