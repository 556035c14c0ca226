import { z } from 'zod';
import type { Json } from '../../olx/model';
import { problemFault } from '../fault';
import type { Correctness, InputId } from '../model';
import { parseFloatText } from '../python/text';
import type { ResponseVerdict, Verdict } from '../source/problem';
import type { ScriptValue } from './contract';

/** What an input earns where the author says `'partial'` and no number. */
const defaultPartial = 0.5;

export interface CheckedInput {
  readonly id: InputId;
  readonly possible: number;
}

/**
 * Reads what a check function returned: a truth, `'partial'`, `{ok, msg, grade_decimal}` (for all inputs alike), or
 * `{overall_message, input_list: [{ok, msg, grade_decimal}, …]}` (one for each input).
 * Throws `CapaFault` for a dictionary of another shape. Source: the Open edX documentation, "Write-your-own-grader problems".
 */
export function readCheckReturn(value: ScriptValue, inputs: readonly CheckedInput[]): ResponseVerdict {
  const { json } = value;
  if (!isDict(json)) {
    const isPartial = typeof json === 'string' && isPartialWord(json);
    const correctness = isPartial ? 'partially-correct' : value.truthy ? 'correct' : 'incorrect';
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
      ...scored(correctnessOf(dict.ok), decimalOf(dict), input.possible),
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
      ...scored(correctnessOf(entry.ok), decimalOf(entry), input.possible),
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

function correctnessOf(ok: Json | undefined): Correctness {
  if (typeof ok === 'string' && isPartialWord(ok)) return 'partially-correct';
  return isTruthy(ok) ? 'correct' : 'incorrect';
}

function isPartialWord(text: string): boolean {
  return text.trim().toLowerCase() === 'partial';
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
