/**
 * Rounds a subsection's percent half to even at four decimals, in the arithmetic of binary doubles: the fraction is
 * multiplied by 10 000, rounded to the nearest whole number (ties to the even one) and divided again.
 * @example roundPercentGraded(2 / 3) // 0.6667
 */
export function roundPercentGraded(fraction: number): number {
  const scaled = fraction * 10_000;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const isUp = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (isUp ? floor + 1 : floor) / 10_000;
}

/**
 * Rounds the course grade to whole hundredths as Open edX does: 0.05 is added to the percentage first, so that 49.45 % becomes
 * 50 %, then halves go away from zero. The order of the operations matters: it decides on which side a double falls.
 * @example roundCoursePercent(0.4945) // 0.5
 */
export function roundCoursePercent(fraction: number): number {
  const nudged = fraction * 100 + 0.05;
  return (nudged >= 0 ? Math.floor(nudged + 0.5) : Math.ceil(nudged - 0.5)) / 100;
}
