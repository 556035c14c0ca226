import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('a line of a CSV file', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['Ada, the "first"', 'two\nlines', ' edge', 'plain', null, 0.25, -1])).toBe(
      '"Ada, the ""first""","two\nlines"," edge",plain,,0.25,-1\r\n',
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'never begins a cell as a formula: %j',
    (text) => {
      expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('keeps numbers numbers', () => {
    expect(csvLine([-0.5, 1e21, Number.NaN])).toBe('-0.5,1e+21,\r\n');
  });
});
