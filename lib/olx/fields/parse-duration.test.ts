import { describe, expect, it } from 'vitest';
import { parseGraceperiod, parseRelativeTime } from './parse-duration';

describe('parseGraceperiod', () => {
  it.each([
    ['1 day 2 hours 30 minutes 5 seconds', 95_405],
    ['43200 seconds', 43_200],
    ['2 hours', 7200],
    ['1 hour 1 minute', 3660],
    ['3 days', 259_200],
    ['0 hours 0 minutes', 0],
  ])('reads %s', (text, seconds) => {
    expect(parseGraceperiod(text)).toBe(seconds);
  });

  it.each(['', ' ', 'soon', '2 hours ago', null, 3])('answers null for %j', (value) => {
    expect(parseGraceperiod(value)).toBeNull();
  });
});

describe('parseRelativeTime', () => {
  it.each([
    ['00:11:39', 699],
    ['01:00:00', 3600],
    ['2:03', 123],
    ['00:00:01.5', 1.5],
    ['90', 90],
    [12.5, 12.5],
  ])('reads %s', (value, seconds) => {
    expect(parseRelativeTime(value)).toBe(seconds);
  });

  it.each(['', 'later', '-1', -3, null])('answers null for %j', (value) => {
    expect(parseRelativeTime(value)).toBeNull();
  });
});
