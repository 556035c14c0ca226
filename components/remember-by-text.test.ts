import { afterEach, expect, test, vi } from 'vitest';
import { rememberByText } from './remember-by-text';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('What was made of a text is made once, also where it is nothing to speak of', () => {
  const remembered = rememberByText<number | string>();
  const make = vi.fn(() => 0);
  expect([remembered('one', make), remembered('one', make)]).toEqual([0, 0]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(remembered('two', () => '')).toBe('');
  expect(rememberByText<number>()('one', () => 2)).toBe(2);
});

test('Many long texts are forgotten, the last ones are not', () => {
  const remembered = rememberByText<number>();
  const text = (at: number) => `${at}${'x'.repeat(1_000_000)}`;
  for (let at = 0; at < 6; at += 1) remembered(text(at), () => at);
  expect(remembered(text(5), () => -1)).toBe(5);
  expect(remembered(text(0), () => -1)).toBe(-1);
});

test('A text that is longer than everything that is kept is not remembered, and nothing is forgotten for it', () => {
  const remembered = rememberByText<number>();
  remembered('short', () => 1);
  const long = 'x'.repeat(4_000_001);
  expect([remembered(long, () => 1), remembered(long, () => 2), remembered('short', () => 3)]).toEqual([1, 2, 1]);
});

test('A browser remembers nothing', () => {
  vi.stubGlobal('window', {});
  const remembered = rememberByText<number>();
  expect([remembered('one', () => 1), remembered('one', () => 2)]).toEqual([1, 2]);
});
