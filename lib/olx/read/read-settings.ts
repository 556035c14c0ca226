import { type BlockType, fieldsOf } from '@/lib/olx/blocks';
import { readVideoChildren } from '@/lib/olx/blocks/video';
import { decodeField, decodeJsonField } from '@/lib/olx/fields/decode-field';
import { findMisfit } from '@/lib/olx/fields/find-misfit';
import type { Json, Settings } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';

/** Attributes that say where a block stands, not what it is. */
const structural = new Set(['url_name', 'parent_url', 'parent_sequential_url', 'index_in_children_list']);
/** The file that holds the rest of a block of these types. */
const typesWithFilename = new Set(['html', 'problem']);

export interface ReadSettings {
  readonly settings: Settings;
  /** What is wrong with settings whose value does not fit their field, one sentence each. */
  readonly misfits: readonly string[];
}

/** Whether an attribute of this name is part of the layout in elements of this type, so that no setting can stand there. */
export function isStructural(type: string, name: string): boolean {
  if (structural.has(name)) return true;
  if (name === 'filename') return typesWithFilename.has(type);
  return type === 'course' && (name === 'org' || name === 'course');
}

/** The settings that an element sets by its attributes (and, for a video, by its children), decoded by the fields of its type. */
export function readSettings(type: BlockType, element: XmlElement): ReadSettings {
  const fields = fieldsOf(type.name);
  const misfits: string[] = [];
  const entries: [string, Json][] = [];
  for (const [written, text] of Object.entries(element.attributes)) {
    if (isStructural(type.name, written) || isUsedAsId(written, element)) continue;
    const name = settingName(written, element);
    const field = fields.get(name);
    const value = field === undefined ? text : decodeField(field.kind, text);
    const misfit = field === undefined ? null : findMisfit(name, field, value);
    if (misfit !== null) misfits.push(misfit);
    entries.push([name, value]);
  }
  const settings = Object.fromEntries(entries);
  return {
    settings: type.name === 'video' ? { ...settings, ...readVideoChildren(element, settings) } : settings,
    misfits,
  };
}

const isUsedAsId = (name: string, { attributes }: XmlElement) => name === 'slug' && attributes.url_name === undefined;

/** Old courses call the display name `name`. */
const settingName = (name: string, { attributes }: XmlElement) =>
  name === 'name' && attributes.display_name === undefined ? 'display_name' : name;

/** The settings of one entry of `policy.json`, decoded by the fields of its type. */
export function readPolicy(type: string, policy: Json): ReadSettings {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return { settings: {}, misfits: [] };
  const fields = fieldsOf(type);
  const misfits: string[] = [];
  const entries = Object.entries(policy).map(([name, written]): [string, Json] => {
    const field = fields.get(name);
    const value = field === undefined ? written : decodeJsonField(field.kind, written);
    const misfit = field === undefined ? null : findMisfit(name, field, value);
    if (misfit !== null) misfits.push(misfit);
    return [name, value];
  });
  return { settings: Object.fromEntries(entries), misfits };
}
