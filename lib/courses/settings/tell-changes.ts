import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Json } from '@/lib/olx/model';
import type { LiveFieldChange } from './apply-changes';
import type { FieldValue } from './live-field';

/** Longer values are told by their length: the revision before and after hold them whole. */
const longest = 300;

/** The changes of a form for the audit row, by field: what it was and what it is. */
export function tellChanges(changes: readonly LiveFieldChange[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    changes
      .filter(({ opened, value }) => !isSameJson(opened, value))
      .map(({ field, opened, value }) => [field, { before: tell(opened), after: tell(value) }]),
  );
}

function tell(value: FieldValue): Json {
  const text = JSON.stringify(value ?? null);
  return text.length > longest ? { characters: text.length } : (value ?? null);
}
