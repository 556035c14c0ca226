import { CalculatorFault } from '../calculator/fault';
import { defaultToleranceText, parseTolerance, type Tolerance } from '../calculator/tolerance';
import { problemFault } from '../fault';
import { strip } from '../python/text';
import type { Scope } from '../source/problem';
import { descendants, type XmlElement } from '../source/xml';

const paramTag = new Set(['responseparam']);

/** An attribute of the first `<responseparam>` that has it. */
export function responseParam(element: XmlElement, name: string): string | undefined {
  return descendants(element, paramTag)
    .map((param) => param.attributes[name])
    .find((value) => value !== undefined);
}

/** The author's tolerance as text; the default where there is none. */
export function toleranceText(element: XmlElement, scope: Scope): string {
  const param = descendants(element, paramTag).find((candidate) => candidate.attributes.type === 'tolerance');
  const text = strip(scope.text(param?.attributes.default ?? ''));
  return text === '' ? defaultToleranceText : text;
}

/** Reads a tolerance when an answer is graded: a faulty one is the author's mistake (`CapaFault`). */
export function readTolerance(text: string): Tolerance {
  try {
    return parseTolerance(text);
  } catch (error) {
    if (error instanceof CalculatorFault)
      throw problemFault(`The tolerance "${text}" cannot be read: ${error.message}`);
    throw error;
  }
}
