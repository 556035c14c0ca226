import { expect, it } from 'vitest';
import { compareTexts } from './compare-texts';

it('shows lines that differ with three lines around them', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `line ${n + 1}`);
  const after = lines.with(9, 'another');
  expect(compareTexts(`${lines.join('\n')}\n`, `${after.join('\n')}\n`).hunks).toEqual([
    {
      beforeStart: 7,
      beforeLines: 7,
      afterStart: 7,
      afterLines: 7,
      lines: [' line 7', ' line 8', ' line 9', '-line 10', '+another', ' line 11', ' line 12', ' line 13'],
    },
  ]);
});

it('says of texts without anything in common only that they are different', () => {
  const text = (word: string) => Array.from({ length: 600 }, (_, n) => `${word} ${n}`).join('\n');
  expect(compareTexts(text('one'), text('two'))).toEqual({ hunks: null });
});
