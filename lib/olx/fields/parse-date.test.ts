import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date';

const utc = (text: string) => new Date(text).getTime();

describe('parseDate', () => {
  it.each([
    ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
    ['2013-02-05T05:00', '2013-02-05T05:00:00Z'],
    ['2013-02-05 05:00:30', '2013-02-05T05:00:30Z'],
    ['2013-02-05', '2013-02-05T00:00:00Z'],
    ['2013-02', '2013-02-01T00:00:00Z'],
    ['2021-01-01T00:00:00+00:00', '2021-01-01T00:00:00Z'],
    ['2021-01-01T02:30:00+02:30', '2021-01-01T00:00:00Z'],
    ['2020-12-31T19:00:00-0500', '2021-01-01T00:00:00Z'],
    ['2021-01-01T00:00:00.123456+00:00', '2021-01-01T00:00:00.123Z'],
    ['March 20, 2015 17:00', '2015-03-20T17:00:00Z'],
    ['20 Mar 2015', '2015-03-20T00:00:00Z'],
    [' 2024-02-29 ', '2024-02-29T00:00:00Z'],
  ])('reads %s', (text, expected) => {
    expect(parseDate(text)).toBe(utc(expected));
  });

  it('takes a number as milliseconds', () => {
    expect(parseDate(1_360_040_400_000)).toBe(utc('2013-02-05T05:00:00Z'));
  });

  it.each([
    '',
    'tomorrow',
    '2023-02-29',
    '2021-13-01',
    '2021-01-01T25:00',
    '2021-01-01T10:61',
    'Foo 20, 2015',
    '20210101',
    null,
    {},
    Number.NaN,
  ])('answers null for %j', (value) => {
    expect(parseDate(value)).toBeNull();
  });
});
