import type { Json } from '@/lib/olx/model';
import type { Field, FieldKind } from './field';
import { parseDate } from './parse-date';
import { parseGraceperiod, parseRelativeTime } from './parse-duration';

/** What a setting of each kind should hold, for the sentence that says it does not. */
const wanted: Readonly<Record<Exclude<FieldKind, 'json'>, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  date: 'a date such as 2026-02-05T05:00:00Z',
  duration: 'a duration such as "1 day 2 hours"',
  time: 'a time such as 00:01:30',
  list: 'a list',
  object: 'an object',
};

const isList = (value: Json): boolean => Array.isArray(value);
const isPlain = (value: Json): boolean => typeof value !== 'object';

const fits: Readonly<Record<FieldKind, (value: Json) => boolean>> = {
  string: isPlain,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  number: (value) => typeof value === 'number',
  date: (value) => parseDate(value) !== null,
  duration: (value) => parseGraceperiod(value) !== null,
  time: (value) => parseRelativeTime(value) !== null,
  list: isList,
  object: (value) => typeof value === 'object' && !isList(value),
  json: () => true,
};

/**
 * Says what is wrong with the decoded value of a setting; null where it fits. Nothing at all (`null`, an empty text) fits every field.
 *
 * @example findMisfit('due', date(), 'soon') // 'The setting "due" is "soon"; it should be a date such as …'
 */
export function findMisfit(name: string, { kind, choices }: Field, value: Json): string | null {
  if (value === null || value === '' || kind === 'json') return null;
  if (!fits[kind](value)) return sentence(name, value, wanted[kind]);
  if (choices === undefined || choices.includes(String(value))) return null;
  return sentence(name, value, `one of ${choices.join(', ')}`);
}

function sentence(name: string, value: Json, wish: string): string {
  const text = JSON.stringify(value);
  return `The setting "${name}" is ${text.length > 60 ? `${text.slice(0, 60)}…` : text}; it should be ${wish}.`;
}
