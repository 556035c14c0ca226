import compile from 'icu-minify/compile';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import english from '@/messages/en.json';
import { type Messages, pseudoMessage, pseudoMessages } from './pseudo';

test('letters get accents, and the text grows by about 40 %', () => {
  expect(pseudoMessage('Sign in', 'en-XA')).toBe('[Šîĝñ îñ on]');
});

test('arguments, plural forms and tags stay as they are', () => {
  const message = '{count, plural, =0 {no course} one {# course by <b>{name}</b>} other {# courses}}';
  const pseudo = pseudoMessage(message, 'en-XA');
  expect(pseudo).toContain('{count, plural, =0 {ñö çöûŕšé} one {# çöûŕšé ƀý <b>{name}</b>} other {# çöûŕšéš}}');
});

test('the right-to-left locale turns each piece of text between the marks of Unicode', () => {
  expect(pseudoMessage('Hello {name}', 'ar-XB')).toBe('\u202eHello \u202c{name}');
});

test('what the build has compiled is disguised in the same places', () => {
  const message = '{count, plural, =0 {none} one {# course by <b>{name}</b>} other {# courses}} on {day, date, short}';
  expect(pseudoMessages({ a: { b: compile(message) } }, 'ar-XB')).toEqual({
    a: { b: compile(pseudoMessage(message, 'ar-XB')) },
  });
  expect(pseudoMessages({ plain: compile('Sign in') }, 'en-XA')).toEqual({ plain: '[Šîĝñ îñ on]' });
});

/** The compiler knows the keys of the English catalogue; this test walks whatever is there. */
const byPath = (translator: unknown) =>
  translator as { markup(path: string, values: Readonly<Record<string, unknown>>): string };

/** Every message with the names of the groups that lead to it. */
function* flat(messages: Messages, path: string[] = []): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') {
      yield [[...path, key].join('.'), value];
    } else if (!('length' in value)) {
      yield* flat(value, [...path, key]);
    }
  }
}

test.each(['en-XA', 'ar-XB'] as const)('every message of the product can be formatted in %s', (locale) => {
  const messages = pseudoMessages(english, locale);
  const faults: string[] = [];
  const t = byPath(createTranslator({ locale, messages, onError: (error) => faults.push(error.message) }));
  for (const [path, message] of flat(english)) {
    const names = [...message.matchAll(/\{\s*(\w+)/g)].map(([, name = '']) => name);
    const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']) => name);
    t.markup(path, {
      ...Object.fromEntries(names.map((name) => [name, 3])),
      ...Object.fromEntries(tags.map((name) => [name, (chunks: string) => chunks])),
    });
  }
  expect(faults).toEqual([]);
});
