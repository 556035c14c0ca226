import type { Json } from '@/lib/olx/model';
import { decodeField } from './decode-field';
import type { FieldKind } from './field';
import { isSameJson } from './is-same-json';

/** Every character that XML 1.0 can hold, as itself or as a reference. */
export const xmlText = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/**
 * The attribute's text that `decodeField` reads back as this value, or undefined where there is none (then the setting travels
 * in `policy.json`). A field without a kind is one that Lectern does not know: its text is its value.
 *
 * @example encodeField('string', 'null') // '"null"'
 */
export function encodeField(kind: FieldKind | undefined, value: Json): string | undefined {
  if (kind === undefined) return typeof value === 'string' && xmlText.test(value) ? value : undefined;
  const candidates = typeof value === 'string' ? [value, JSON.stringify(value)] : [JSON.stringify(value)];
  return candidates.find((text) => xmlText.test(text) && isSameJson(decodeField(kind, text), value));
}
