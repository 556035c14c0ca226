import type { Value } from './complex';
import * as c from './complex';
import { decimalsWithin } from './decimal';
import { compileExpression } from './evaluate';

/** How far an answer may be off. */
export interface Tolerance {
  /** `absolute`: in units. `ofAnswer`: a share of |right answer|. `ofLarger`: a share of the larger of |given| and |right|. */
  readonly kind: 'absolute' | 'ofAnswer' | 'ofLarger';
  readonly size: number;
}

/** Where the author gives none: 0.001 % of the larger of the two numbers. */
export const defaultToleranceText = '0.001%';

/**
 * Reads the author's tolerance: an expression, with `%` at the end a share of the right answer.
 * Throws `CalculatorFault` where it cannot be read.
 */
export function parseTolerance(text: string): Tolerance {
  if (text === defaultToleranceText) return { kind: 'ofLarger', size: 0.00001 };
  const isShare = text.endsWith('%');
  const value = compileExpression(isShare ? text.slice(0, -1) : text, false)({});
  const size = typeof value === 'number' ? value : value.re;
  return isShare ? { kind: 'ofAnswer', size: size * 0.01 } : { kind: 'absolute', size };
}

/**
 * Whether `given` is `right` within the tolerance (the border belongs to it). Infinity only equals itself; what is not a number
 * equals nothing. Real numbers are compared as the decimals that people read, complex ones by distance.
 */
export function isWithin(given: Value, right: Value, tolerance: Tolerance): boolean {
  if (c.isNaNValue(given) || c.isNaNValue(right)) return false;
  const [x, y] = [c.toComplex(given), c.toComplex(right)];
  if (c.isInfinite(given) || c.isInfinite(right)) return x.re === y.re && x.im === y.im;
  const reach = reachOf(tolerance, given, right);
  if (Number.isNaN(reach)) return false;
  if (x.im !== 0 || y.im !== 0) return c.magnitude(c.subtract(given, right)) <= reach;
  return reach === Number.POSITIVE_INFINITY || decimalsWithin(x.re, y.re, reach);
}

function reachOf(tolerance: Tolerance, given: Value, right: Value): number {
  if (tolerance.kind === 'absolute') return tolerance.size;
  if (tolerance.kind === 'ofAnswer') return tolerance.size * c.magnitude(right);
  return tolerance.size * Math.max(c.magnitude(given), c.magnitude(right));
}
