import type { Value } from '../calculator/complex';
import { evaluate } from '../calculator/evaluate';
import { isWithin, type Tolerance } from '../calculator/tolerance';
import { answerFault, problemFault } from '../fault';
import { groupHints, hintList } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { partialCredit } from '../judging/partial-credit';
import { readTolerance, responseParam, toleranceText } from '../judging/response-param';
import { staffFault, staffNumber } from '../judging/staff-number';
import type { HintView } from '../model';
import { parseFloatText, strip } from '../python/text';
import type { Grader, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';
import { childElement, childElements, type XmlElement } from '../source/xml';

/** A number, an expression or a range; with a tolerance, further exact answers and partial credit (`close`, `list`). */
export const numericalResponse: ResponseType = {
  tag: 'numericalresponse',
  inputs: ['formulaequationinput', 'textline'],
  maxInputs: 1,
  requiredAttributes: ['answer'],
  compile,
};

const partialShare = 0.5;

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<numericalresponse> has no input.');
  const { element } = response;
  const answer = strip(scope.text(element.attributes.answer ?? ''));
  const credit = partialCredit(element, ['close', 'list']);
  const range = parseRange(answer);
  const judge = once(() =>
    range ? rangeJudge(range, answer, element, credit.schemes) : numberJudge(answer, element, scope, credit.schemes),
  );
  const further = furtherAnswers(element, scope);
  const findHint = hintFinder(element, scope);

  return {
    verify() {
      credit.assertKnown();
      judge();
      for (const { value } of further) value();
    },
    grade(answers) {
      credit.assertKnown();
      const given = studentNumber(textAnswer(answers[input.id]));
      const judged = judge()(given);
      // A further answer is asked last, and only where the answer is worth nothing else.
      const other =
        judged.correctness === 'incorrect' ? further.find(({ value }) => isEqual(given, value())) : undefined;
      const verdict: Verdict = other ? { correctness: 'correct' } : judged;
      return { inputs: { [input.id]: { ...verdict, hints: findHint(given, verdict, other) } } };
    },
    answers: () => {
      const others = childElements(element, 'additional_answer').map((node) =>
        scope.text(node.attributes.answer ?? ''),
      );
      return { [input.id]: { choiceNames: [], texts: [answer, ...others] } };
    },
  };
}

/** Works something out when it is first needed, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface FurtherAnswer {
  readonly value: () => Value;
  readonly hint: XmlElement | undefined;
}

/** Answers that are right too where they are hit exactly. Each is worked out when it is asked: a faulty one stops no other. */
function furtherAnswers(element: XmlElement, scope: Scope): readonly FurtherAnswer[] {
  return childElements(element, 'additional_answer').map((node) => ({
    value: once(() => staffNumber(strip(scope.text(node.attributes.answer ?? '')))),
    hint: childElement(node, 'correcthint'),
  }));
}

/** The learner's number. What cannot be understood is said and costs no attempt. */
export function studentNumber(text: string): Value {
  const result = evaluate(text);
  if (result.error === undefined) return result.value;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  throw answerFault(`Could not understand "${shown}" as a number. ${result.message}`);
}

type Judge = (given: Value) => Verdict;

function numberJudge(answer: string, element: XmlElement, scope: Scope, schemes: readonly string[]): Judge {
  const right = staffNumber(answer);
  const text = toleranceText(element, scope);
  const tolerance = readTolerance(text);
  const wide = schemes.includes('close') ? widened(text, partialRange(element)) : undefined;
  const listed = schemes.includes('list') ? listedAnswers(element, scope) : [];

  return (given) => {
    if (isWithin(given, right, tolerance)) return { correctness: 'correct' };
    const part: Verdict = { correctness: 'partially-correct', points: partialShare };
    if (wide && isWithin(given, right, wide)) return part;
    // One listed answer after the other: the first that fits decides.
    for (const other of listed) {
      if (isWithin(given, other, tolerance)) return part;
      // Close to an answer that is itself only worth a part.
      if (wide && isWithin(given, other, wide)) return { ...part, points: partialShare * partialShare };
    }
    return { correctness: 'incorrect', points: 0 };
  };
}

function isEqual(a: Value, b: Value): boolean {
  const [x, y] = [typeof a === 'number' ? { re: a, im: 0 } : a, typeof b === 'number' ? { re: b, im: 0 } : b];
  return x.re === y.re && x.im === y.im;
}

function partialRange(element: XmlElement): number {
  const text = responseParam(element, 'partial_range');
  if (text === undefined) return 2;
  const number = parseFloatText(text);
  if (number === undefined) throw problemFault(`partial_range="${text}" is not a number.`);
  return number;
}

/** The tolerance, so many times as wide. It must be a plain number for that. */
function widened(text: string, times: number): Tolerance {
  const isShare = text.endsWith('%');
  const number = parseFloatText(isShare ? text.slice(0, -1) : text);
  if (number === undefined)
    throw problemFault(`The tolerance "${text}" must be a number for partial credit by closeness.`);
  return readTolerance(`${times * number}${isShare ? '%' : ''}`);
}

function listedAnswers(element: XmlElement, scope: Scope): readonly Value[] {
  const text = responseParam(element, 'partial_answers');
  return text === undefined
    ? []
    : scope
        .text(text)
        .split(',')
        .map((part) => staffNumber(strip(part)));
}

interface Range {
  readonly low: string;
  readonly high: string;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}

/** `[5,10)` and its kin; undefined for anything else. */
function parseRange(answer: string): Range | undefined {
  const match = /^([[(])([^,]*),([^,]*)([\])])$/s.exec(answer);
  if (!match) return undefined;
  const [, open, low = '', high = '', close] = match;
  return { low, high, includesLow: open === '[', includesHigh: close === ']' };
}

/** A border is hit within the precision of a number. */
const borderTolerance: Tolerance = { kind: 'ofLarger', size: Number.EPSILON };

function rangeJudge(range: Range, answer: string, element: XmlElement, schemes: readonly string[]): Judge {
  const border = (text: string): number => {
    const value = staffNumber(text);
    if (typeof value !== 'number' && value.im !== 0) throw staffFault(answer, 'a border is a complex number.');
    const real = typeof value === 'number' ? value : value.re;
    if (Number.isNaN(real)) throw staffFault(answer, 'a border is missing.');
    return real;
  };
  const low = border(range.low);
  const high = border(range.high);
  const reach = schemes.includes('close') ? partialRange(element) * (high - low) : undefined;

  return (given) => {
    if (typeof given !== 'number') throw answerFault('A complex number cannot be used here: the answer is a range.');
    if (isWithin(given, low, borderTolerance)) return { correctness: range.includesLow ? 'correct' : 'incorrect' };
    if (isWithin(given, high, borderTolerance)) return { correctness: range.includesHigh ? 'correct' : 'incorrect' };
    if (low < given && given < high) return { correctness: 'correct' };
    if (reach !== undefined && low - reach < given && given < high + reach) {
      return { correctness: 'partially-correct', points: partialShare };
    }
    return { correctness: 'incorrect', points: 0 };
  };
}

/** A right answer's hint: that of the further answer that made it right, else the response's own; legacy hints for any answer. */
function hintFinder(
  element: XmlElement,
  scope: Scope,
): (given: Value, verdict: Verdict, other: FurtherAnswer | undefined) => readonly HintView[] {
  const own = childElement(element, 'correcthint');
  return (given, verdict, other) => {
    if (verdict.correctness === 'correct') {
      const found = other ? other.hint : own;
      if (found) return hintList(found, scope.text);
    }
    const holds = (condition: XmlElement): boolean => {
      const wanted = staffNumber(strip(scope.text(condition.attributes.answer ?? '')));
      return isWithin(given, wanted, readTolerance(strip(scope.text(condition.attributes.tolerance ?? '0.001%'))));
    };
    return groupHints(element, 'numericalhint', holds, scope.text);
  };
}
