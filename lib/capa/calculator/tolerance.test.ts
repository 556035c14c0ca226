import { describe, expect, it } from 'vitest';
import { isWithin, parseTolerance } from './tolerance';

const within = (given: number, right: number, text: string): boolean => isWithin(given, right, parseTolerance(text));

describe('isWithin', () => {
  it('holds the border for inside, as people read numbers', () => {
    // In floats 5.3 − 5 is a little more than 0.3.
    expect(within(5.3, 5, '0.3')).toBe(true);
    expect(within(5.3000001, 5, '0.3')).toBe(false);
    expect(within(0.01000000000000001, 0, '0.01')).toBe(false);
    expect(within(1e300, 1e300, '0')).toBe(true);
    expect(within(1e-300, 0, '1e-300')).toBe(true);
  });

  it('takes a share of the right answer', () => {
    expect(within(9, 10, '10%')).toBe(true);
    expect(within(8.999, 10, '10%')).toBe(false);
    expect(within(-6, -5, '20%')).toBe(true);
    expect(within(1e-12, 0, '10%')).toBe(false);
    expect(within(0, 0, '10%')).toBe(true);
  });

  it('takes the default share of the larger number', () => {
    expect(within(100.001, 100, '0.001%')).toBe(true);
    expect(within(100.002, 100, '0.001%')).toBe(false);
    // Of the right answer alone this would be too much.
    expect(within(1.000_010_000_05, 1, '0.001%')).toBe(true);
    expect(within(1.000_010_000_05, 1, '0.0010%')).toBe(false);
  });

  it('reads a tolerance that is an expression', () => {
    expect(within(12, 10, '1+1')).toBe(true);
    expect(within(12.1, 10, '1+1')).toBe(false);
  });

  it('compares infinity with itself only, and "not a number" with nothing', () => {
    expect(within(Infinity, Infinity, '1')).toBe(true);
    expect(within(Infinity, -Infinity, '1')).toBe(false);
    expect(within(Infinity, 5, '10%')).toBe(false);
    expect(within(Number.NaN, Number.NaN, '1')).toBe(false);
  });

  it('measures complex numbers by distance', () => {
    const right = { re: 3, im: 4 };
    expect(isWithin({ re: 3, im: 4.1 }, right, parseTolerance('0.2'))).toBe(true);
    expect(isWithin({ re: 3.2, im: 4.2 }, right, parseTolerance('0.2'))).toBe(false);
    expect(isWithin(5, right, parseTolerance('0.2'))).toBe(false);
  });
});
