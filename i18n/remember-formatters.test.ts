import { expect, test } from 'vitest';
import { rememberFormatters } from './remember-formatters';

const before = new Intl.PluralRules('en');
rememberFormatters();

test('The same language and options give the same formatter, others another', () => {
  expect(new Intl.PluralRules('en')).toBe(new Intl.PluralRules('en'));
  expect(new Intl.PluralRules('en', { type: 'ordinal' })).not.toBe(new Intl.PluralRules('en'));
  const inRome = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', timeStyle: 'short' });
  const inTokyo = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'short' });
  const noon = new Date('2027-01-05T12:00:00Z');
  expect(new Intl.NumberFormat(new Intl.Locale('de')).format(1.5)).toBe('1,5');
  expect(new Intl.NumberFormat(new Intl.Locale('en')).format(1.5)).toBe('1.5');
  expect([inRome.format(noon), inTokyo.format(noon)]).toEqual(['13:00', '21:00']);
});

test('What it answers is what Intl answers', () => {
  const rules = new Intl.PluralRules('en');
  expect(rules).not.toBe(before);
  expect(rules).toBeInstanceOf(Intl.PluralRules);
  expect([1, 2].map((count) => rules.select(count))).toEqual(['one', 'other']);
  expect(Intl.NumberFormat('de').format(1234.5)).toBe('1.234,5');
  expect(Intl.DateTimeFormat.supportedLocalesOf(['de'])).toEqual(['de']);
  expect(() => new Intl.NumberFormat('not a tag')).toThrow(RangeError);
});

test('A class that extends a formatter has objects of its own', () => {
  class Marked extends Intl.NumberFormat {
    mark = {};
  }
  expect(new Marked('en').mark).not.toBe(new Marked('en').mark);
});

test('Readers cannot fill the memory with languages and zones', () => {
  const first = new Intl.NumberFormat('en-x-first');
  for (let i = 0; i < 500; i++) new Intl.NumberFormat(`en-x-a${i}`);
  expect(new Intl.NumberFormat('en-x-first')).not.toBe(first);
});
