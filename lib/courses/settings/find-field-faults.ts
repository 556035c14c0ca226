import { fieldsOf } from '@/lib/olx/blocks';
import { findMisfit } from '@/lib/olx/fields/find-misfit';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { parseDate } from '@/lib/olx/fields/parse-date';
import { parseCourseKey } from '@/lib/olx/identity';
import type { LiveCourse } from '../authoring/change-live';
import type { LiveFieldChange } from './apply-changes';
import { type FieldValue, type LiveField, readLiveField, settingOf } from './live-field';

/** The longest text or JSON that one field may hold, in characters. */
const longestValue = 500_000;

/** Pairs of dates of which the second may not come before the first. */
const datesInOrder: readonly (readonly [LiveField, LiveField, string])[] = [
  ['settings/start', 'settings/end', 'end-before-start'],
  ['settings/enrollment_start', 'settings/enrollment_end', 'enrollment-end-before-start'],
  ['settings/enrollment_start', 'settings/end', 'enrollment-after-end'],
];

/**
 * What is wrong with changed fields, by field: a code that forms have words for, or a sentence. Fields that are not changed may
 * hold whatever they hold. Pure.
 *
 * @param live the course as the changes leave it
 */
export function findFieldFaults(
  live: LiveCourse,
  changes: readonly LiveFieldChange[],
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  const changed = new Set<LiveField>();
  for (const { field, opened, value } of changes) {
    if (isSameJson(opened, value)) {
      continue;
    }
    changed.add(field);
    const fault = faultOf(field, value);
    if (fault !== null) {
      faults[field] = fault;
    }
  }
  for (const [first, second, code] of datesInOrder) {
    const field = changed.has(second) ? second : first;
    const [begin, end] = [parseDate(readLiveField(live, first)), parseDate(readLiveField(live, second))];
    if ((changed.has(first) || changed.has(second)) && begin !== null && end !== null && end < begin) {
      faults[field] ??= code;
    }
  }
  return faults;
}

function faultOf(field: LiveField, value: FieldValue): string | null {
  if (value === undefined) {
    return null;
  }
  if (JSON.stringify(value).length > longestValue) {
    return 'too-long';
  }
  const name = settingOf(field);
  if (name === null) {
    return null;
  }
  if (name === 'display_name' && (typeof value !== 'string' || value.trim() === '')) {
    return 'name-missing';
  }
  if (name === 'pre_requisite_courses' && Array.isArray(value)) {
    return value.every((key) => typeof key === 'string' && parseCourseKey(key)) ? null : 'bad-course-key';
  }
  const known = fieldsOf('course').get(name);
  return known ? findMisfit(name, known, value) : null;
}
