import type { Value } from './complex';
import * as c from './complex';
import { CalculatorFault } from './fault';
import { calculatorConstants, calculatorFunctions } from './functions';
import { type Expression, parseExpression } from './parse';

export type Evaluation =
  | { readonly value: Value; readonly error?: undefined }
  | { readonly error: CalculatorFault['code']; readonly message: string };

export interface EvaluateOptions {
  /** Values by name; they win over the constants `i j e pi`. */
  readonly variables?: Readonly<Record<string, Value>>;
  /** Default false: `Sin(X)` is `sin(x)`. */
  readonly caseSensitive?: boolean;
}

/**
 * The value of an expression; the empty text has the value "not a number". Never throws.
 *
 * @returns the value (a plain number where it is real), or a code and a sentence for the learner
 * @example evaluate('1+2||3') // { value: 2.2 }
 */
export function evaluate(source: string, options: EvaluateOptions = {}): Evaluation {
  try {
    return { value: compileExpression(source, options.caseSensitive ?? false)(options.variables ?? {}) };
  } catch (error) {
    if (error instanceof CalculatorFault) return { error: error.code, message: error.message };
    throw error;
  }
}

/**
 * Reads an expression once, to be given its variables many times. Both steps throw `CalculatorFault`.
 * Used inside this library; outside, use `evaluate`.
 */
export function compileExpression(
  source: string,
  caseSensitive: boolean,
): (variables: Readonly<Record<string, Value>>) => Value {
  if (source.trim() === '') return () => Number.NaN;
  const expression = parseExpression(source);
  return (variables) => {
    const names = new Map<string, Value>();
    const key = (name: string): string => (caseSensitive ? name : name.toLowerCase());
    for (const [name, value] of Object.entries(calculatorConstants)) names.set(name, value);
    for (const [name, value] of Object.entries(variables)) names.set(key(name), value);
    checkNames(expression, (name) => names.has(key(name)), key);
    return workOut(expression, (name) => names.get(key(name)) ?? Number.NaN, key);
  };
}

/** Names every unknown name at once, before anything is worked out. */
function checkNames(expression: Expression, isKnown: (name: string) => boolean, key: (name: string) => string): void {
  const unknown = new Set<string>();
  for (const { name, isCall } of namesIn(expression)) {
    if (isCall ? !Object.hasOwn(calculatorFunctions, key(name)) : !isKnown(name))
      unknown.add(isCall ? `${name}()` : name);
  }
  if (unknown.size === 0) return;
  const shown = [...unknown].slice(0, 5).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name));
  throw new CalculatorFault('unknown-name', `Not known here: ${shown.join(', ')}.`);
}

/** The names in an expression, with repetitions. */
export function* namesIn(expression: Expression): Generator<{ name: string; isCall: boolean; argument?: Expression }> {
  switch (expression.kind) {
    case 'number':
      return;
    case 'name':
      yield { name: expression.name, isCall: false };
      return;
    case 'call':
      yield { name: expression.name, isCall: true, argument: expression.argument };
      yield* namesIn(expression.argument);
      return;
    case 'brackets':
      yield* namesIn(expression.inner);
      return;
    case 'sign':
      yield* namesIn(expression.operand);
      return;
    case 'power':
      yield* namesIn(expression.base);
      yield* namesIn(expression.exponent);
      return;
    case 'parallel':
      for (const operand of expression.operands) yield* namesIn(operand);
      return;
    default:
      yield* namesIn(expression.first);
      for (const { operand } of expression.rest) yield* namesIn(operand);
  }
}

function workOut(expression: Expression, lookUp: (name: string) => Value, key: (name: string) => string): Value {
  const value = (inner: Expression): Value => workOut(inner, lookUp, key);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return lookUp(expression.name);
    case 'call': {
      const apply = calculatorFunctions[key(expression.name)];
      if (!apply) throw new CalculatorFault('unknown-name', `Not known here: ${expression.name}().`);
      return apply(value(expression.argument));
    }
    case 'brackets':
      return value(expression.inner);
    case 'sign':
      return expression.isNegative ? c.negate(value(expression.operand)) : value(expression.operand);
    case 'power':
      return power(value(expression.base), value(expression.exponent));
    case 'parallel':
      return parallel(expression.operands.map(value));
    default:
      return expression.rest.reduce<Value>(
        (left, { operator, operand }) => operate(left, operator, value(operand)),
        value(expression.first),
      );
  }
}

function operate(left: Value, operator: '+' | '-' | '*' | '/', right: Value): Value {
  if (operator === '+') return c.add(left, right);
  if (operator === '-') return c.subtract(left, right);
  if (operator === '*') return c.multiply(left, right);
  return quotient(left, right);
}

function quotient(left: Value, right: Value): Value {
  if (c.isZero(right)) throw new CalculatorFault('division', 'There is a division by zero.');
  return c.divide(left, right);
}

/** Resistors side by side: 1/(1/a + 1/b + …); not a number where one of them is 0. */
function parallel(values: readonly Value[]): Value {
  if (values.some(c.isZero)) return Number.NaN;
  return quotient(
    1,
    values.map((value) => c.divide(1, value)).reduce((left, right) => c.add(left, right), 0),
  );
}

/** Python's `**`: a negative number to a broken power is complex; what is too large for a number is an error. */
function power(base: Value, exponent: Value): Value {
  if (typeof base === 'number' && typeof exponent === 'number') {
    if (base === 0 && exponent < 0) throw new CalculatorFault('division', 'There is a division by zero.');
    if (base < 0 && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
      return bounded(c.complexPower(c.toComplex(base), c.toComplex(exponent)));
    }
    const result = base === 1 || exponent === 0 ? 1 : base ** exponent;
    return Number.isFinite(base) && Number.isFinite(exponent) ? bounded(result) : result;
  }
  const [z, w] = [c.toComplex(base), c.toComplex(exponent)];
  if (c.isZero(z) && (w.im !== 0 || w.re < 0)) throw new CalculatorFault('division', 'There is a division by zero.');
  return bounded(c.complexPower(z, w));
}

function bounded(value: Value): Value {
  if (c.isInfinite(value)) throw new CalculatorFault('overflow', 'A number in this expression is too large.');
  return value;
}
