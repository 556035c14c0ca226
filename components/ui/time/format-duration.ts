const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/**
 * A time in a language (BCP 47), as exact as it is of use: milliseconds below a second, tenths of a second below a minute, else
 * its two largest units.
 * @example formatDuration(185_000, 'en-GB') // '3 mins 5 secs'
 */
export function formatDuration(ms: number, locale: string): string {
  const of = (value: number, unit: string, digits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(
      value,
    );
  if (ms < 1000) {
    return of(Math.max(0, Math.round(ms)), 'millisecond');
  }
  // What would round up to the next unit is told in that one.
  if (ms < 59_950) {
    return of(ms / 1000, 'second', 1);
  }
  const whole = Math.round(ms / 1000) * 1000;
  const at = units.findIndex(([, size]) => whole >= size);
  const parts: string[] = [];
  let rest = whole;
  for (const [unit, size] of units.slice(at, at + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      parts.push(of(count, unit));
    }
  }
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(parts);
}
