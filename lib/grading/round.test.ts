import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundCoursePercent, roundPercentGraded } from './round';

describe('roundPercentGraded', () => {
  it.each([
    [2 / 3, 0.6667],
    [1 / 3, 0.3333],
    [0.00005, 0], // tie, down to the even 0
    [0.00025, 0.0002],
    [0.00035, 0.0004], // tie, up to the even 4
    [0.00015, 0.0001], // 1.4999999999999998 once scaled: no tie as doubles
    [1, 1],
    [0, 0],
    [0.5051, 0.5051],
  ])('%d becomes %d', (fraction, rounded) => {
    expect(roundPercentGraded(fraction)).toBe(rounded);
  });

  it('moves no fraction by more than half a ten-thousandth, and rounds twice as once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), (fraction) => {
        const rounded = roundPercentGraded(fraction);
        expect(Math.abs(rounded - fraction)).toBeLessThanOrEqual(0.00005 + 1e-12);
        expect(roundPercentGraded(rounded)).toBe(rounded);
      }),
    );
  });
});

describe('roundCoursePercent', () => {
  it.each([
    [0.4945, 0.5],
    [0.4944, 0.49],
    [0.6995, 0.7],
    [0.495, 0.5],
    [0, 0],
    [1.1, 1.1],
    [0.29, 0.29], // 0.29 × 100 is 28.999… as a double
    [-0.1, -0.1],
  ])('%d becomes %d', (fraction, rounded) => {
    expect(roundCoursePercent(fraction)).toBe(rounded);
  });

  it('never falls when the fraction rises', () => {
    const fraction = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(roundCoursePercent(Math.max(a, b))).toBeGreaterThanOrEqual(roundCoursePercent(Math.min(a, b)));
      }),
    );
  });
});
