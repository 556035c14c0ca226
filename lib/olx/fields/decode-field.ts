import type { Json } from '@/lib/olx/model';
import type { FieldKind } from './field';

/**
 * An attribute's text as the value of a field. OLX writes values as JSON where they are JSON (`true`, `3`, `null`,
 * `"quoted"`, lists, objects) and as they are otherwise; which of the two holds follows from the field's kind, so that a
 * display name of `3` stays text. A text that does not fit is kept as it is (`findMisfit` says so).
 *
 * @example decodeField('boolean', 'true') // true
 * @example decodeField('string', '"2013-02-05"') // '2013-02-05'
 */
export function decodeField(kind: FieldKind, text: string): Json {
  const parsed = parseJson(text, 'setting');
  if (parsed === null) return null;
  switch (kind) {
    case 'string':
    case 'date':
    case 'duration':
    case 'time':
      return typeof parsed === 'string' ? parsed : text;
    case 'boolean':
      return decodeBoolean(parsed, text);
    case 'integer':
      return decodeInteger(parsed, text);
    case 'number':
      return decodeNumber(parsed, text);
    case 'list':
      return Array.isArray(parsed) ? parsed : text;
    case 'object':
      return isObject(parsed) ? parsed : text;
    case 'json':
      return parsed ?? text;
  }
}

/** The same for a value that came as JSON, from `policy.json`: only a text in a field that is not text needs decoding. */
export function decodeJsonField(kind: FieldKind, value: Json): Json {
  if (typeof value === 'string' && !isTextKind(kind)) return decodeField(kind, value);
  return value;
}

const isTextKind = (kind: FieldKind) =>
  kind === 'string' || kind === 'date' || kind === 'duration' || kind === 'time' || kind === 'json';

function decodeBoolean(parsed: Json | undefined, text: string): Json {
  if (typeof parsed === 'boolean') return parsed;
  if (typeof parsed === 'number') return parsed !== 0;
  const word = (typeof parsed === 'string' ? parsed : text).trim().toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  return text;
}

function decodeInteger(parsed: Json | undefined, text: string): Json {
  const decoded = decodeNumber(parsed, text);
  if (typeof decoded !== 'number') return decoded;
  const whole = Math.trunc(decoded);
  return Number.isSafeInteger(whole) ? whole : text;
}

function decodeNumber(parsed: Json | undefined, text: string): Json {
  if (typeof parsed === 'number') return withoutNegativeZero(parsed);
  const digits = (typeof parsed === 'string' ? parsed : text).trim();
  if (digits === '') return null;
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? withoutNegativeZero(value) : text;
}

/** JSON writes minus zero as 0, so it would not survive an export. */
const withoutNegativeZero = (value: number) => (value === 0 ? 0 : value);

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whoever walks a value goes down into it by calling itself. A file may hold a setting that is as deep as one may be. */
const maxDepth = { setting: 100, file: 200 };

/**
 * The JSON value of a text, or undefined where it is none, or is nested too deep. A number too large for a double becomes the
 * largest one.
 */
export function parseJson(text: string, place: keyof typeof maxDepth): Json | undefined {
  const value = parseAnyJson(text);
  return isWithin(value, maxDepth[place]) ? value : undefined;
}

const isWithin = (value: Json | undefined, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((item) => isWithin(item, levels - 1)));

function parseAnyJson(text: string): Json | undefined {
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
