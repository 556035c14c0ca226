import type { Json } from '@/lib/olx/model';

/**
 * What kind of value a setting holds. `date`, `duration` and `time` are strings that have parsers (`parseDate`,
 * `parseGraceperiod`, `parseRelativeTime`); they keep the form in which they were written, so that a course goes out as it came in.
 */
export type FieldKind =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'date'
  | 'duration'
  | 'time'
  | 'list'
  | 'object'
  | 'json';

export interface Field {
  readonly kind: FieldKind;
  /** What holds where neither the block nor (for an inheritable field) an ancestor sets it. */
  readonly default: Json;
  /** The words that a `string` may be, where only some mean something. */
  readonly choices?: readonly string[];
}

export type FieldTable = Readonly<Record<string, Field>>;

export const string = (value: string | null = null): Field => ({ kind: 'string', default: value });
export const choice = (value: string, choices: readonly string[]): Field => ({
  kind: 'string',
  default: value,
  choices,
});
export const boolean = (value: boolean | null = false): Field => ({ kind: 'boolean', default: value });
export const integer = (value: number | null = null): Field => ({ kind: 'integer', default: value });
export const number = (value: number | null = null): Field => ({ kind: 'number', default: value });
export const date = (value: string | null = null): Field => ({ kind: 'date', default: value });
export const duration = (value: string | null = null): Field => ({ kind: 'duration', default: value });
export const time = (value: string | null = null): Field => ({ kind: 'time', default: value });
export const list = (value: readonly Json[] = []): Field => ({ kind: 'list', default: value });
export const object = (value: { readonly [key: string]: Json } = {}): Field => ({ kind: 'object', default: value });
export const json = (value: Json = null): Field => ({ kind: 'json', default: value });
