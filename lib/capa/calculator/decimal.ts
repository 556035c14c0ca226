/**
 * Whether |a − b| ≤ tolerance, for the decimal numbers that the shortest texts of the three floats name: 0.3 and 0.1 + tolerance 0.2
 * are then equal to what people read. (Open edX compares `Decimal(repr(x))`.) None of them is "not a number" or infinite.
 *
 * @example decimalsWithin(5.3, 5, 0.3) // true, although 5.3 − 5 > 0.3 in floats
 */
export function decimalsWithin(a: number, b: number, tolerance: number): boolean {
  const distance = Math.abs(a - b);
  // Far from the border the floats decide; the margin is much wider than their error.
  const margin = 1e-12 * Math.max(Math.abs(a), Math.abs(b), Math.abs(tolerance));
  if (distance < tolerance - margin) return true;
  if (distance > tolerance + margin) return false;
  const [x, y, t] = [decimalOf(a), decimalOf(b), decimalOf(tolerance)];
  const exponent = Math.min(x.exponent, y.exponent, t.exponent);
  const scaled = (d: Decimal): bigint => d.digits * 10n ** BigInt(d.exponent - exponent);
  const difference = scaled(x) - scaled(y);
  return (difference < 0n ? -difference : difference) <= scaled(t);
}

/** digits × 10^exponent */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
