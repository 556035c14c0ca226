/** The parts of a Python regular expression. Source: the documentation of Python's `re`. */
export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
    }
  | { readonly kind: 'group'; readonly item: PatternNode; readonly number: number }
  | { readonly kind: 'atomic'; readonly item: PatternNode }
  | { readonly kind: 'look'; readonly item: PatternNode; readonly behind: boolean; readonly negative: boolean }
  | {
      readonly kind: 'assert';
      readonly what: 'start' | 'end' | 'lineStart' | 'lineEnd' | 'finalEnd' | 'word' | 'notWord';
    }
  | { readonly kind: 'back'; readonly number: number; readonly ignoreCase: boolean }
  | { readonly kind: 'condition'; readonly number: number; readonly yes: PatternNode; readonly no: PatternNode };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

/** Which code points fit. */
export interface CharSet {
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  /** Pairs of first and last code point. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly classes: readonly CharClass[];
}

export type CharClass = 'digit' | 'notDigit' | 'space' | 'notSpace' | 'word' | 'notWord' | 'any' | 'notNewline';

export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
}

/** What is wrong with a pattern; thrown inside this folder only. */
export class PatternFault extends Error {
  override readonly name = 'PatternFault';
}
