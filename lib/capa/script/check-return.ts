import { z } from 'zod';
import type { Json } from '../../olx/model';
import { problemFault } from '../fault';
import type { Correctness, InputId } from '../model';
import { parseFloatText, strip } from '../python/text';
import type { ResponseVerdict, Verdict } from '../source/problem';
import type { ScriptValue } from './contract';

/** What an input earns where the author says `'partial'` and no number. */
const defaultPartial = 0.5;

export interface CheckedInput {
  readonly id: InputId;
  readonly possible: number;
}

/**
 * Reads what a check function returned: a truth or a word for it, `{ok, msg, grade_decimal}` (for all inputs alike), or
 * `{overall_message, input_list: [{ok, msg, grade_decimal}, …]}` (one for each input).
 * Throws `CapaFault` for a dictionary of another shape. Source: the Open edX documentation, "Write-your-own-grader problems".
 */
export function readCheckReturn(value: ScriptValue, inputs: readonly CheckedInput[]): ResponseVerdict {
  const { json } = value;
  if (!isDict(json)) {
    const correctness = correctnessOf(value.text, value.truthy);
    return { inputs: forAll(inputs, (input) => scored(correctness, undefined, input.possible)) };
  }
  if ('ok' in json) return readAlike(json, inputs);
  if ('input_list' in json) return readList(json, inputs);
  throw problemFault('The check function returned a dictionary with neither "ok" nor "input_list".');
}

type Dict = Readonly<Record<string, Json>>;

function isDict(json: Json | undefined): json is Dict {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function readAlike(dict: Dict, inputs: readonly CheckedInput[]): ResponseVerdict {
  const message = messageOf(dict.msg);
  const isSingle = inputs.length === 1;
  return {
    inputs: forAll(inputs, (input) => ({
      ...scored(okOf(dict), decimalOf(dict), input.possible),
      message: isSingle ? message : '',
    })),
    overallMessage: isSingle ? '' : message,
  };
}

const listSchema = z.array(z.record(z.string(), z.json()));

function readList(dict: Dict, inputs: readonly CheckedInput[]): ResponseVerdict {
  const parsed = listSchema.safeParse(dict.input_list);
  if (!parsed.success) throw problemFault('The check function’s "input_list" is not a list of dictionaries.');
  const verdicts: Record<InputId, Verdict> = {};
  inputs.forEach((input, index) => {
    const entry = parsed.data[index];
    if (!entry || !('ok' in entry)) {
      throw problemFault(
        `The check function’s "input_list" has no entry with "ok" for input ${index + 1} of ${inputs.length}.`,
      );
    }
    verdicts[input.id] = {
      ...scored(okOf(entry), decimalOf(entry), input.possible),
      message: messageOf(entry.msg),
    };
  });
  return { inputs: verdicts, overallMessage: messageOf(dict.overall_message) };
}

/** Points: the author's share of what is possible, else all, half or nothing. */
function scored(correctness: Correctness, decimal: number | undefined, possible: number): Verdict {
  const share = correctness === 'correct' ? 1 : correctness === 'partially-correct' ? defaultPartial : 0;
  return { correctness, points: possible * (decimal ?? share) };
}

/** One rule for what a function returns and for every `ok`: false, the word for it, a text that says partial, or true. */
function correctnessOf(text: string, truthy: boolean): Correctness {
  const word = strip(text.toLowerCase());
  if (!truthy || word === 'false') return 'incorrect';
  return word.includes('partial') ? 'partially-correct' : 'correct';
}

function okOf({ ok }: Dict): Correctness {
  return correctnessOf(typeof ok === 'string' ? ok : '', isTruthy(ok));
}

/** `bool(value)` of Python. */
function isTruthy(value: Json | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function decimalOf(dict: Dict): number | undefined {
  const given = dict.grade_decimal;
  if (given === undefined) return undefined;
  const number = typeof given === 'number' ? given : parseFloatText(String(given));
  if (number === undefined) throw problemFault('The check function’s "grade_decimal" is not a number.');
  return number;
}

function messageOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function forAll(inputs: readonly CheckedInput[], make: (input: CheckedInput) => Verdict): Record<InputId, Verdict> {
  return Object.fromEntries(inputs.map((input) => [input.id, make(input)]));
}
