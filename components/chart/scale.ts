/**
 * A few round numbers from 0 to the first that is not below `most`, for the lines behind a chart.
 *
 * @example niceTicks(37) // [0, 20, 40]
 */
export function niceTicks(most: number): readonly number[] {
  if (most <= 0) {
    return [0, 1];
  }
  const rough = most / 2;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((part) => part * power).find((one) => one >= rough && one % 1 === 0) ?? Math.ceil(rough),
  );
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Numbers for an SVG attribute: two decimals are finer than any screen. */
export const round = (value: number): number => Math.round(value * 100) / 100;
