import { fieldsOf } from '@/lib/olx/blocks';
import { inheritableFields } from '@/lib/olx/fields/inheritable';
import type { Json } from '@/lib/olx/model';
import type { OutlineEntry } from '../../outline';

/** What holds for a setting of a block, and who says so. */
export interface SettingSource {
  readonly value: Json;
  /** The block that says it: the block itself, one above it, or null where nobody does and the default holds. */
  readonly from: OutlineEntry | null;
}

/**
 * Where a setting of a block comes from: the block, the nearest block above it where it is inherited, or the default of its field.
 * Pure.
 *
 * @example settingSource(unit, 'visible_to_staff_only').from?.type // 'sequential'
 */
export function settingSource(entry: OutlineEntry, name: string): SettingSource {
  const own = entry.ownSettings[name];
  return own === undefined ? inheritedSource(entry, name) : { value: own, from: entry };
}

/** What would hold if the block itself said nothing. */
export function inheritedSource(entry: OutlineEntry, name: string): SettingSource {
  if (Object.hasOwn(inheritableFields, name)) {
    for (const above of entry.path.toReversed()) {
      const value = above.ownSettings[name];
      if (value !== undefined) {
        return { value, from: above };
      }
    }
  }
  return { value: fieldsOf(entry.type).get(name)?.default ?? null, from: null };
}
