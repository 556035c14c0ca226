import { describe, expect, it } from 'vitest';
import { skipProlog } from './skip-prolog';

describe('skipProlog', () => {
  it.each([
    ['<a/>', '<a/>'],
    ['\uFEFF \r\n<a/>', '<a/>'],
    ['<?xml version="1.0"?>\n<!-- > <b> --><!----><a/>', '<a/>'],
    ['<!-- c --><!DOCTYPE a><a/>', '<!DOCTYPE a><a/>'],
    ['text', 'text'],
    ['<!-- never ends', ''],
    ['', ''],
  ])('%j begins at %j', (text, rest) => {
    expect(text.slice(skipProlog(text))).toBe(rest);
  });

  it('looks at each character once', () => {
    expect(skipProlog('<!---->'.repeat(200_000))).toBe(1_400_000);
  });
});
