import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const darkStart = css.indexOf('@media (prefers-color-scheme: dark)');

function colours(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const light = colours(css.slice(0, darkStart));
const schemes = { light, dark: new Map([...light, ...colours(css.slice(darkStart))]) };

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'sheet', 'shade'];
const pairs: { text: string; on: string; least: number }[] = [
  // Reading text: AAA.
  ...grounds.flatMap((on) => ['ink', 'ink-2'].map((text) => ({ text, on, least: 7 }))),
  { text: 'ink', on: 'accent-soft', least: 7 },
  { text: 'ink', on: 'good-soft', least: 7 },
  { text: 'ink', on: 'bad-soft', least: 7 },
  { text: 'ink', on: 'warn-soft', least: 7 },
  // Everything else that is text: AA.
  ...grounds.flatMap((on) =>
    ['ink-3', 'accent', 'accent-strong', 'good', 'bad', 'warn'].map((text) => ({ text, on, least: 4.5 })),
  ),
  ...['good', 'bad', 'warn', 'accent'].map((tone) => ({ text: tone, on: `${tone}-soft`, least: 4.5 })),
  { text: 'ink-3', on: 'accent-soft', least: 4.5 },
  { text: 'accent-ink', on: 'accent', least: 4.5 },
  { text: 'accent-ink', on: 'accent-strong', least: 4.5 },
  { text: 'paper', on: 'ink', least: 7 },
  // Edges of controls and the ring of focus.
  ...grounds.map((on) => ({ text: 'control', on, least: 3 })),
  ...grounds.map((on) => ({ text: 'focus', on, least: 3 })),
];

describe.each(Object.entries(schemes))('in the %s scheme', (_, scheme) => {
  test.each(pairs)('$text on $on has at least $least:1', ({ text, on, least }) => {
    const ratio = contrast(scheme.get(text) ?? '', scheme.get(on) ?? '');
    expect(ratio).toBeGreaterThanOrEqual(least);
  });
});

test('the dark scheme gives every colour a value of its own', () => {
  expect([...colours(css.slice(darkStart)).keys()].sort()).toEqual([...light.keys()].sort());
});
