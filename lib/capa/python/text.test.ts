import { describe, expect, it } from 'vitest';
import { parseComplexText, parseFloatText, parseIntText, roundAwayFromZero, roundHalfEven, strip } from './text';

describe('roundAwayFromZero', () => {
  it.each([
    [0.125, 0.13],
    [0.625, 0.63],
    [-0.125, -0.13],
    [5 / 6, 0.83],
    [0, 0],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundAwayFromZero(value, 2)).toBe(rounded);
  });
});

describe('roundHalfEven', () => {
  // What Python's round(x, 2) answers; 2.675 and 1.005 lie a little below their text, 0.125 and 0.375 are exact ties.
  it.each([
    [0.125, 0.12],
    [0.375, 0.38],
    [2.675, 2.67],
    [1.005, 1],
    [0.115, 0.12],
    [-0.125, -0.12],
    [5 / 6, 0.83],
    [1e22, 1e22],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundHalfEven(value, 2)).toBe(rounded);
  });

  it('rounds ties to even whole numbers too', () => {
    expect([0.5, 1.5, 2.5].map((value) => roundHalfEven(value, 0))).toEqual([0, 2, 2]);
  });
});

describe('parseComplexText', () => {
  it.each([
    ['3+4j', 3, 4],
    [' 1e3 ', 1000, 0],
    ['1_000', 1000, 0],
    ['3-4j', 3, -4],
    ['j', 0, 1],
    ['-j', 0, -1],
    ['(1+2j)', 1, 2],
    ['1e3j', 0, 1000],
    ['1e3+2e-1j', 1000, 0.2],
    ['-inf', Number.NEGATIVE_INFINITY, 0],
  ])('reads %s as Python does', (text, re, im) => {
    expect(parseComplexText(text)).toEqual({ re, im });
  });

  it.each(['3 + 4j', '', '+', '1+', 'j1', '1j+1', '3+4', '--1', '34jj', 'x'])('refuses "%s" as Python does', (text) => {
    expect(parseComplexText(text)).toBeUndefined();
  });
});

describe('numbers and spaces', () => {
  it('reads floats and ints as Python does', () => {
    expect(['1', '.5', '5.', ' 1e3\n', '+2', '1_0'].map(parseFloatText)).toEqual([1, 0.5, 5, 1000, 2, 10]);
    expect(['', '1__0', '1e', '0x1', '1 0'].map(parseFloatText)).toEqual(Array(5).fill(undefined));
    expect(parseFloatText('NaN')).toBeNaN();
    expect([' 12 ', '-3', '1.0', ''].map(parseIntText)).toEqual([12, -3, undefined, undefined]);
  });

  it('strips what Python holds for white space', () => {
    expect(strip(' \t\n\x1c\x85\u3000a b\u2003\r\n')).toBe('a b');
    expect(strip('\ufeffa')).toBe('\ufeffa');
    expect(strip('   ')).toBe('');
  });
});
