import { expect, test } from 'vitest';
import { parseCells } from './find-cells';

const text = 'sequential@a 5000\nsequential@b,c d 3333\n';

test('a text holds every cell, whatever a block is called', () => {
  expect([...(parseCells(text, 2) ?? [])]).toEqual([
    ['sequential@a', 0.5],
    ['sequential@b,c d', 0.3333],
  ]);
});

test('a text that was cut off is not believed, wherever it was cut', () => {
  for (let length = 0; length < text.length; length += 1) {
    expect(parseCells(text.slice(0, length), 2)).toBeNull();
  }
});
