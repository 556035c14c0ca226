import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { LiveCourse } from '../authoring/change-live';
import { type FieldValue, type LiveField, readLiveField, writeLiveField } from './live-field';

/** What a form makes of a field: what stood in it when the form was opened, and what is to stand in it. */
export interface LiveFieldChange {
  readonly field: LiveField;
  readonly opened: FieldValue;
  readonly value: FieldValue;
}

/** A field that somebody else has changed since the form was opened, to something else than this form would. */
export interface FieldConflict {
  readonly field: LiveField;
  readonly theirs: FieldValue;
  readonly mine: FieldValue;
}

export interface AppliedChanges {
  readonly live: LiveCourse;
  /** Where there are any, `live` holds theirs in these fields. */
  readonly conflicts: readonly FieldConflict[];
}

/**
 * Lays the changes of a form over the course as it is now. What the form leaves as it was opened is not touched, whatever others
 * have made of it; two who change a field to the same do not collide. Pure.
 *
 * @example applyChanges(live, [{ field: 'settings/end', opened: undefined, value: '2027-01-01T00:00:00Z' }]).conflicts
 */
export function applyChanges(live: LiveCourse, changes: readonly LiveFieldChange[]): AppliedChanges {
  const conflicts: FieldConflict[] = [];
  let changed = live;
  for (const { field, opened, value } of changes) {
    const current = readLiveField(live, field);
    if (isSameJson(opened, value) || isSameJson(current, value)) {
      continue;
    }
    if (isSameJson(current, opened)) {
      changed = writeLiveField(changed, field, value);
    } else {
      conflicts.push({ field, theirs: current, mine: value });
    }
  }
  return { live: changed, conflicts };
}
