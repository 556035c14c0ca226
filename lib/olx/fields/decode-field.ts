import type { Json } from '@/lib/olx/model';
import type { FieldKind } from './field';

export interface Decoded {
  readonly value: Json;
  /** False where the text does not fit the kind; then the value is the text itself. */
  readonly fits: boolean;
}

/**
 * An attribute's text as the value of a field. OLX writes values as JSON where they are JSON (`true`, `3`, `null`,
 * `"quoted"`, lists, objects) and as they are otherwise; which of the two holds follows from the field's kind, so that a
 * display name of `3` stays text. A text that does not fit is kept as it is.
 *
 * @example decodeField('boolean', 'true') // { value: true, fits: true }
 * @example decodeField('string', '"2013-02-05"') // { value: '2013-02-05', fits: true }
 */
export function decodeField(kind: FieldKind, text: string): Decoded {
  const parsed = parseJson(text);
  if (parsed === null) return { value: null, fits: true };
  switch (kind) {
    case 'string':
    case 'date':
    case 'duration':
    case 'time':
      return { value: typeof parsed === 'string' ? parsed : text, fits: true };
    case 'boolean':
      return decodeBoolean(parsed, text);
    case 'integer':
      return decodeInteger(parsed, text);
    case 'number':
      return decodeNumber(parsed, text);
    case 'list':
      return Array.isArray(parsed) ? { value: parsed, fits: true } : { value: text, fits: text === '' };
    case 'object':
      return isObject(parsed) ? { value: parsed, fits: true } : { value: text, fits: text === '' };
    case 'json':
      return { value: parsed ?? text, fits: true };
  }
}

/** The same for a value that came as JSON, from `policy.json`: only a text in a field that is not text needs decoding. */
export function decodeJsonField(kind: FieldKind, value: Json): Decoded {
  if (typeof value === 'string' && !isTextKind(kind)) return decodeField(kind, value);
  return { value, fits: true };
}

const isTextKind = (kind: FieldKind) =>
  kind === 'string' || kind === 'date' || kind === 'duration' || kind === 'time' || kind === 'json';

function decodeBoolean(parsed: Json | undefined, text: string): Decoded {
  if (typeof parsed === 'boolean') return { value: parsed, fits: true };
  if (typeof parsed === 'number') return { value: parsed !== 0, fits: true };
  const word = (typeof parsed === 'string' ? parsed : text).trim().toLowerCase();
  if (word === 'true' || word === 'false') return { value: word === 'true', fits: true };
  return { value: text, fits: false };
}

function decodeInteger(parsed: Json | undefined, text: string): Decoded {
  const decoded = decodeNumber(parsed, text);
  if (typeof decoded.value !== 'number') return decoded;
  const whole = Math.trunc(decoded.value);
  return Number.isSafeInteger(whole) ? { value: whole, fits: true } : { value: text, fits: false };
}

function decodeNumber(parsed: Json | undefined, text: string): Decoded {
  if (typeof parsed === 'number') return { value: withoutNegativeZero(parsed), fits: true };
  const digits = (typeof parsed === 'string' ? parsed : text).trim();
  if (digits === '') return { value: null, fits: true };
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? { value: withoutNegativeZero(value), fits: true } : { value: text, fits: false };
}

/** JSON writes minus zero as 0, so it would not survive an export. */
const withoutNegativeZero = (value: number) => (value === 0 ? 0 : value);

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON value of a text, or undefined where it is none. A number too large for a double becomes the largest one. */
export function parseJson(text: string): Json | undefined {
  // Most values are plain words; an exception for each would cost more than all the rest.
  if (!/^\uFEFF?\s*["{[\-\dtfn]/.test(text)) return undefined;
  try {
    const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
    return /\d{300}|[eE]\+?\d{3}/.test(body) ? JSON.parse(body, keepFinite) : JSON.parse(body);
  } catch {
    return undefined;
  }
}

const keepFinite = (_key: string, value: Json): Json =>
  typeof value === 'number' ? Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE) : value;
