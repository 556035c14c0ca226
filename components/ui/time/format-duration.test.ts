import { expect, it } from 'vitest';
import { formatDuration } from './format-duration';

it.each([
  [-3, '0 ms'],
  [0, '0 ms'],
  [4.4, '4 ms'],
  [999, '999 ms'],
  [1240, '1.2 secs'],
  [59_940, '59.9 secs'],
  [59_960, '1 min'],
  [185_000, '3 mins 5 secs'],
  [3_600_000, '1 hr'],
  [5_400_000, '1 hr 30 mins'],
  [90_000_000, '1 day 1 hr'],
])('%d ms is %s', (ms, words) => {
  expect(formatDuration(ms, 'en-GB')).toBe(words);
});

it('speaks the reader’s language', () => {
  expect(formatDuration(1240, 'de')).toBe('1,2 Sek.');
});
