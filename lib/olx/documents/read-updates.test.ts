import { describe, expect, it } from 'vitest';
import { readUpdates } from './read-updates';

const info = { handouts: null, updates: null, updateItems: null };

describe('updates', () => {
  it('reads items, newest first, without deleted ones', () => {
    const updateItems = [
      { id: 1, date: 'May 1, 2024', content: '<p>One</p>', status: 'visible' },
      { id: 2, date: 'May 2, 2024', content: '<p>Two</p>', status: 'deleted' },
      { id: 3, date: 'May 3, 2024', content: '<p>Three</p>', status: 'visible' },
      { odd: true },
      7,
    ];
    expect(readUpdates({ ...info, updates: '<ol></ol>', updateItems })).toEqual([
      { id: 3, date: 'May 3, 2024', html: '<p>Three</p>' },
      { id: 1, date: 'May 1, 2024', html: '<p>One</p>' },
    ]);
  });

  it('reads the lists of older courses', () => {
    expect(
      readUpdates({
        ...info,
        updates: '<ol><li><h2>May 2</h2><p>Two</p></li><li><h2>May 1</h2>One<ul><li>x</li></ul></li></ol>',
      }),
    ).toEqual([
      { id: 2, date: 'May 2', html: '<p>Two</p>' },
      { id: 1, date: 'May 1', html: 'One<ul><li>x</li></ul>' },
    ]);
    expect(readUpdates({ ...info, updates: '<section><article><h2>May 1</h2><p>x</p></article></section>' })).toEqual([
      { id: 1, date: 'May 1', html: '<p>x</p>' },
    ]);
  });

  it('looks at each tag once, even where none ends', () => {
    expect(readUpdates({ ...info, updates: '<li '.repeat(100_000) })).toHaveLength(1);
  });

  it('takes any other text as one update, and nothing as none', () => {
    expect(readUpdates({ ...info, updates: '<p>Hello</p>' })).toEqual([{ id: 1, date: '', html: '<p>Hello</p>' }]);
    expect(readUpdates({ ...info, updates: '<ol></ol>' })).toEqual([]);
    expect(readUpdates(info)).toEqual([]);
  });
});
