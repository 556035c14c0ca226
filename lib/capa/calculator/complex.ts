/** A complex number. The calculator keeps real numbers as plain numbers and turns to these when it must. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export type Value = number | Complex;

export const complex = (re: number, im: number): Complex => ({ re, im });
export const toComplex = (value: Value): Complex => (typeof value === 'number' ? { re: value, im: 0 } : value);

export function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [x, y] = [toComplex(a), toComplex(b)];
  return complex(x.re + y.re, x.im + y.im);
}

export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [toComplex(a), toComplex(b)];
  return complex(x.re - y.re, x.im - y.im);
}

export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  const [x, y] = [toComplex(a), toComplex(b)];
  return complex(x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re);
}

/** Division by Smith's method, which does not overflow on the way. The divisor is not zero. */
export function divide(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const [x, y] = [toComplex(a), toComplex(b)];
  if (Math.abs(y.re) >= Math.abs(y.im)) {
    const ratio = y.im / y.re;
    const scale = y.re + y.im * ratio;
    return complex((x.re + x.im * ratio) / scale, (x.im - x.re * ratio) / scale);
  }
  const ratio = y.re / y.im;
  const scale = y.re * ratio + y.im;
  return complex((x.re * ratio + x.im) / scale, (x.im * ratio - x.re) / scale);
}

export const negate = (a: Value): Value => (typeof a === 'number' ? -a : complex(-a.re, -a.im));

export const isZero = (a: Value): boolean => (typeof a === 'number' ? a === 0 : a.re === 0 && a.im === 0);

/** Distance from zero. */
export const magnitude = (a: Value): number => (typeof a === 'number' ? Math.abs(a) : Math.hypot(a.re, a.im));

export function isNaNValue(a: Value): boolean {
  return typeof a === 'number' ? Number.isNaN(a) : Number.isNaN(a.re) || Number.isNaN(a.im);
}

export function isInfinite(a: Value): boolean {
  const { re, im } = toComplex(a);
  return Math.abs(re) === Number.POSITIVE_INFINITY || Math.abs(im) === Number.POSITIVE_INFINITY;
}

export function exp(z: Complex): Complex {
  const scale = Math.exp(z.re);
  return z.im === 0 ? complex(scale, z.im) : complex(scale * Math.cos(z.im), scale * Math.sin(z.im));
}

export const log = (z: Complex): Complex => complex(Math.log(Math.hypot(z.re, z.im)), Math.atan2(z.im, z.re));

/** The root with a real part that is not negative; the sign of a zero imaginary part chooses the side of the cut. */
export function sqrt(z: Complex): Complex {
  if (z.re === 0 && z.im === 0) return complex(0, z.im);
  const half = Math.sqrt((Math.abs(z.re) + Math.hypot(z.re, z.im)) / 2);
  if (z.re >= 0) return complex(half, z.im / (2 * half));
  const isBelow = z.im < 0 || Object.is(z.im, -0);
  return complex(Math.abs(z.im) / (2 * half), isBelow ? -half : half);
}

/** `a ** b` for complex numbers, as Python does it: whole exponents up to 100 by multiplication. */
export function complexPower(a: Complex, b: Complex): Complex {
  if (b.re === 0 && b.im === 0) return complex(1, 0);
  if (a.re === 0 && a.im === 0) return complex(0, 0);
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100) return wholePower(a, b.re);
  const size = Math.hypot(a.re, a.im);
  const angle = Math.atan2(a.im, a.re);
  const length = size ** b.re * (b.im === 0 ? 1 : Math.exp(-angle * b.im));
  const phase = angle * b.re + (b.im === 0 ? 0 : b.im * Math.log(size));
  return complex(length * Math.cos(phase), length * Math.sin(phase));
}

function wholePower(a: Complex, exponent: number): Complex {
  let result = complex(1, 0);
  let factor = a;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = toComplex(multiply(result, factor));
    factor = toComplex(multiply(factor, factor));
  }
  return exponent < 0 ? toComplex(divide(1, result)) : result;
}

export const sin = (z: Complex): Complex => complex(Math.sin(z.re) * Math.cosh(z.im), Math.cos(z.re) * Math.sinh(z.im));
export const cos = (z: Complex): Complex =>
  complex(Math.cos(z.re) * Math.cosh(z.im), -Math.sin(z.re) * Math.sinh(z.im));
export const sinh = (z: Complex): Complex =>
  complex(Math.sinh(z.re) * Math.cos(z.im), Math.cosh(z.re) * Math.sin(z.im));
export const cosh = (z: Complex): Complex =>
  complex(Math.cosh(z.re) * Math.cos(z.im), Math.sinh(z.re) * Math.sin(z.im));

export function tanh(z: Complex): Complex {
  if (Math.abs(z.re) > 20) return complex(Math.sign(z.re), 0);
  return toComplex(divide(sinh(z), cosh(z)));
}

export function tan(z: Complex): Complex {
  const turned = tanh(complex(-z.im, z.re));
  return complex(turned.im, -turned.re);
}

const plusOne = (z: Complex): Complex => complex(1 + z.re, z.im);
const oneMinus = (z: Complex): Complex => complex(1 - z.re, -z.im);
const conjugate = (z: Complex): Complex => complex(z.re, -z.im);
const times = (a: Complex, b: Complex): Complex => toComplex(multiply(a, b));

// The inverse functions follow W. Kahan, "Branch Cuts for Complex Elementary Functions" (1987).

export function asin(z: Complex): Complex {
  const below = sqrt(oneMinus(z));
  const above = sqrt(plusOne(z));
  return complex(Math.atan2(z.re, times(below, above).re), Math.asinh(times(conjugate(below), above).im));
}

export function acos(z: Complex): Complex {
  const below = sqrt(oneMinus(z));
  const above = sqrt(plusOne(z));
  return complex(2 * Math.atan2(below.re, above.re), Math.asinh(times(conjugate(above), below).im));
}

export function acosh(z: Complex): Complex {
  const below = sqrt(complex(z.re - 1, z.im));
  const above = sqrt(plusOne(z));
  return complex(Math.asinh(times(conjugate(below), above).re), 2 * Math.atan2(below.im, above.re));
}

export function asinh(z: Complex): Complex {
  const turned = asin(complex(-z.im, z.re));
  return complex(turned.im, -turned.re);
}

export function atanh(z: Complex): Complex {
  const difference = subtract(log(plusOne(z)), log(oneMinus(z)));
  return toComplex(multiply(difference, 0.5));
}

export function atan(z: Complex): Complex {
  const turned = atanh(complex(-z.im, z.re));
  return complex(turned.im, -turned.re);
}
