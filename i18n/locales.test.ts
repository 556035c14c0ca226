import { expect, test } from 'vitest';
import { directionOf, formattingLocale, negotiateLocale, parseAcceptLanguage } from './locales';

test('languages come in the order of their quality, refused ones not at all', () => {
  expect(parseAcceptLanguage('fi;q=0.5, en-GB, sv;q=0, de;q=0.8')).toEqual(['en-GB', 'de', 'fi']);
  expect(parseAcceptLanguage('')).toEqual([]);
  expect(parseAcceptLanguage('*;q=banana,,;')).toEqual(['*']);
});

test('a visitor gets the nearest language there is, else English', () => {
  const offered = ['en', 'en-XA', 'ar-XB'] as const;
  expect(negotiateLocale(['fi', 'en-US'], offered)).toBe('en');
  expect(negotiateLocale(['ar-xb', 'en'], offered)).toBe('ar-XB');
  expect(negotiateLocale(['fi'], offered)).toBe('en');
  expect(negotiateLocale(['ar-XB'], ['en'])).toBe('en');
});

test('dates are written as in the reader’s own variety of the language', () => {
  expect(formattingLocale('en', ['en', 'fi', 'en-gb', 'en-US'])).toBe('en-GB');
  expect(formattingLocale('en', ['fi-FI', 'en'])).toBe('en');
  expect(formattingLocale('en', ['en-!!', 'en-AU'])).toBe('en-AU');
  expect(formattingLocale('ar-XB', ['ar-EG'])).toBe('ar-XB');
});

test('Arabic, Hebrew and their kin are written from right to left', () => {
  expect(['ar', 'ar-XB', 'he-IL', 'FA'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
  expect(['en', 'fi', 'ja', ''].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
});
