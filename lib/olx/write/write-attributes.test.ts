import { describe, expect, it } from 'vitest';
import { writeAttributes } from './write-attributes';

describe('writeAttributes', () => {
  it('writes what attributes can hold, by name, and leaves the rest', () => {
    expect(
      writeAttributes('problem', {
        weight: 1.5,
        display_name: 'null',
        max_attempts: null,
        odd: 'as it is',
        list: [1],
        filename: 'x',
        name: 'x',
        slug: 'x',
        'two words': 'x',
        broken: '\u0000',
      }),
    ).toEqual({
      attributes: [
        ['display_name', '"null"'],
        ['max_attempts', 'null'],
        ['odd', 'as it is'],
        ['weight', '1.5'],
      ],
      rest: { broken: '\u0000', filename: 'x', list: [1], name: 'x', slug: 'x', 'two words': 'x' },
    });
  });
});
