import { expect, test } from 'vitest';
import { formatInstant } from './format-instant';

const instant = new Date('2027-05-12T22:30:00Z');

test.each([
  ['date', 'en-GB', 'UTC', '12 May 2027'],
  ['date', 'en-US', 'UTC', 'May 12, 2027'],
  ['date', 'en-GB', 'Europe/Helsinki', '13 May 2027'],
  ['short', 'en-GB', 'UTC', '12 May'],
  ['instant', 'en-GB', 'UTC', '12 May 2027 at 22:30 UTC'],
  ['record', 'en-GB', 'UTC', '12 May 2027, 22:30:00 UTC'],
  ['instant', 'en-GB', 'Europe/Helsinki', '13 May 2027 at 01:30 EEST'],
] as const)('%s in %s at %s', (style, locale, timeZone, written) => {
  expect(formatInstant(instant, { style, locale, timeZone }).replace('GMT+3', 'EEST')).toBe(written);
});

test('a reader does not get another reader’s date', () => {
  for (let hour = -11; hour <= 11; hour++) {
    const timeZone = `Etc/GMT${hour < 0 ? hour : `+${hour}`}`;
    expect(formatInstant(instant, { style: 'short', locale: 'en-GB', timeZone })).toMatch(/^1[23] May$/);
  }
  expect(formatInstant(instant, { style: 'short', locale: 'en-GB', timeZone: 'UTC' })).toBe('12 May');
});
