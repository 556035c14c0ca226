import { expect, it } from 'vitest';
import { framedAnswerText, readFramedAnswer } from './framed-answer';

it.each([
  ['{"answer":"3","state":"{}"}', { answer: '3', state: '{}' }, '3'],
  ['{"answer":{"a":1},"state":null}', { answer: { a: 1 }, state: null }, '{"a":1}'],
  ['{"answer":"3"}', null, '{"answer":"3"}'],
  ['{"state":"3"}', null, '{"state":"3"}'],
  ['["answer","state"]', null, '["answer","state"]'],
  ['null', null, 'null'],
  ['a word', null, 'a word'],
  ['', null, ''],
])('reads %s', (text, framed, words) => {
  expect(readFramedAnswer(text)).toEqual(framed);
  expect(framedAnswerText(text)).toBe(words);
});
