import type { Complex, Value } from './complex';
import * as c from './complex';
import { CalculatorFault } from './fault';

export type CalculatorFunction = (value: Value) => Value;

/** A function of real and of complex numbers. Outside `domain` the real one is not asked: the result is complex. */
function both(
  real: (x: number) => number,
  complex: (z: Complex) => Complex,
  domain: (x: number) => boolean = () => true,
): CalculatorFunction {
  return (value) => {
    if (typeof value !== 'number') return complex(value);
    return domain(value) || Number.isNaN(value) ? real(value) : complex({ re: value, im: 0 });
  };
}

const withinOne = (x: number): boolean => Math.abs(x) <= 1;
const notNegative = (x: number): boolean => x >= 0;

/** 1 / value; a real or complex zero gives infinity here (in a function), not an error (as the operator does). */
function reciprocal(value: Value): Value {
  if (typeof value === 'number') return 1 / value;
  return c.isZero(value) ? Number.POSITIVE_INFINITY : c.divide(1, value);
}

/** The argument's reciprocal: the argument zero is an error. */
function inverted(value: Value): Value {
  if (c.isZero(value)) throw new CalculatorFault('division', 'There is a division by zero.');
  return c.divide(1, value);
}

const sin = both(Math.sin, c.sin);
const cos = both(Math.cos, c.cos);
const tan = both(Math.tan, c.tan);
const sinh = both(Math.sinh, c.sinh);
const cosh = both(Math.cosh, c.cosh);
const tanh = both(Math.tanh, c.tanh);
// Where these have no real value the reference answers "not a number" rather than a complex number.
const acosh = both(Math.acosh, c.acosh);
const plainAsin = both(Math.asin, c.asin);
const plainAcos = both(Math.acos, c.acos);
const plainAtanh = both(Math.atanh, c.atanh);

function arccot(value: Value): Value {
  if (typeof value === 'number') return value === 0 ? Math.PI / 2 : Math.atan(1 / value);
  return c.atan(c.toComplex(inverted(value)));
}

/** `n!` of whole numbers from 0 to 170. */
function factorial(value: Value): Value {
  const number = typeof value === 'number' ? value : value.im === 0 ? value.re : Number.NaN;
  if (!Number.isInteger(number) || number < 0) {
    throw new CalculatorFault('factorial', 'A factorial is only known for whole numbers that are not negative.');
  }
  if (number > 170) throw new CalculatorFault('overflow', 'A number in this expression is too large.');
  let product = 1;
  for (let i = 2; i <= number; i += 1) product *= i;
  return product;
}

/** The functions that the calculator knows, by name. Source: the Open edX documentation, "Math expression syntax". */
export const calculatorFunctions: Readonly<Record<string, CalculatorFunction>> = {
  sin,
  cos,
  tan,
  sec: (value) => reciprocal(cos(value)),
  csc: (value) => reciprocal(sin(value)),
  cot: (value) => reciprocal(tan(value)),
  sqrt: both(Math.sqrt, c.sqrt, notNegative),
  log10: both(Math.log10, (z) => c.toComplex(c.divide(c.log(z), Math.LN10)), notNegative),
  log2: both(Math.log2, (z) => c.toComplex(c.divide(c.log(z), Math.LN2)), notNegative),
  ln: both(Math.log, c.log, notNegative),
  exp: both(Math.exp, c.exp),
  abs: (value) => c.magnitude(value),
  fact: factorial,
  factorial,
  arcsin: both(Math.asin, c.asin, withinOne),
  arccos: both(Math.acos, c.acos, withinOne),
  arctan: both(Math.atan, c.atan),
  arcsec: (value) => plainAcos(inverted(value)),
  arccsc: (value) => plainAsin(inverted(value)),
  arccot,
  sinh,
  cosh,
  tanh,
  sech: (value) => reciprocal(cosh(value)),
  csch: (value) => reciprocal(sinh(value)),
  coth: (value) => reciprocal(tanh(value)),
  arcsinh: both(Math.asinh, c.asinh),
  arccosh: acosh,
  arctanh: both(Math.atanh, c.atanh, withinOne),
  arcsech: (value) => acosh(inverted(value)),
  arccsch: (value) => both(Math.asinh, c.asinh)(inverted(value)),
  arccoth: (value) => plainAtanh(inverted(value)),
};

export const calculatorConstants: Readonly<Record<string, Value>> = {
  i: { re: 0, im: 1 },
  j: { re: 0, im: 1 },
  e: Math.E,
  pi: Math.PI,
};
