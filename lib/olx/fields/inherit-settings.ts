import { fieldsOf } from '@/lib/olx/blocks';
import type { Settings } from '@/lib/olx/model';
import { inheritableFields } from './inheritable';

const inheritableNames = new Set(Object.keys(inheritableFields));

/**
 * What the children of a block inherit: what the block itself inherits, overlaid with what it sets. Start at the course with `{}`.
 *
 * @example inheritSettings({ graded: true }, { graded: false, format: 'Lab' }) // { graded: false }
 */
export function inheritSettings(inherited: Settings, own: Settings): Settings {
  const set = Object.entries(own).filter(([name]) => inheritableNames.has(name));
  return set.length === 0 ? inherited : { ...inherited, ...Object.fromEntries(set) };
}

/**
 * The settings that hold for a block: its own, else the inherited, else the default of its type's fields.
 * Unknown settings stand as they are.
 *
 * @example resolveSettings('problem', { display_name: 'One' }, { max_attempts: 2 }).max_attempts // 2
 */
export function resolveSettings(type: string, own: Settings, inherited: Settings): Settings {
  return { ...defaultsOf(type), ...inherited, ...own };
}

const defaultsByType = new Map<string, Settings>();

function defaultsOf(type: string): Settings {
  const known = defaultsByType.get(type);
  if (known !== undefined) return known;
  const defaults = Object.fromEntries([...fieldsOf(type)].map(([name, field]) => [name, field.default]));
  // Only types that Lectern knows are kept: names of others come from outside and never end.
  if (fieldsOf(type) !== fieldsOf('')) defaultsByType.set(type, defaults);
  return defaults;
}
