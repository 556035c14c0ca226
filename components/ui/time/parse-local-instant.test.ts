import { expect, test } from 'vitest';
import { parseLocalInstant, toLocalField } from './parse-local-instant';

test.each([
  ['2027-05-12T14:00', 'UTC', '2027-05-12T14:00:00.000Z'],
  ['2027-05-12T14:00', 'Europe/Helsinki', '2027-05-12T11:00:00.000Z'],
  ['2027-01-12T23:30', 'America/Los_Angeles', '2027-01-13T07:30:00.000Z'],
  ['2027-01-12T00:00', 'Asia/Kathmandu', '2027-01-11T18:15:00.000Z'],
  // The hour that is left out, and the one that comes twice.
  ['2027-03-28T03:30', 'Europe/Helsinki', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31T03:30', 'Europe/Helsinki', '2027-10-31T00:30:00.000Z'],
])('%s in %s', (text, zone, expected) => {
  expect(parseLocalInstant(text, zone)?.toISOString()).toBe(expected);
});

test('what is no date is none', () => {
  for (const text of ['', '2027-13-40T10:00', 'tomorrow', '2027-05-12']) {
    expect(parseLocalInstant(text, 'UTC')).toBeNull();
  }
});

test('a field shows the instant that was read from it', () => {
  const zone = 'Asia/Kathmandu';
  const instant = parseLocalInstant('2027-01-12T08:05', zone);
  expect(instant && toLocalField(instant, zone)).toBe('2027-01-12T08:05');
});
