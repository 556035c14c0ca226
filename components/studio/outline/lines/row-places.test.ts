import { describe, expect, it } from 'vitest';
import { outlineRow as row } from '@/tests/support/outline-row';
import type { ShownRow } from '../shown-row';
import { ancestorsOf, dropPlace, moveRow, nextPlace } from './row-places';

const rows = [
  row('chapter@a', 'course@c', 1),
  row('sequential@s', 'chapter@a', 2),
  row('vertical@u', 'sequential@s', 3),
  row('vertical@v', 'sequential@s', 3),
  row('sequential@t', 'chapter@a', 2),
  row('chapter@b', 'course@c', 1),
  row('sequential@r', 'chapter@b', 2),
  row('vertical@w', 'sequential@r', 3),
];
const of = (block: string) => rows.find((one) => one.block === block) ?? row('', '', 0);
const blocks = (list: readonly ShownRow[]) => list.map(({ block }) => block.split('@')[1]).join(' ');
const move = (block: string, direction: 'up' | 'down') => {
  const place = nextPlace(rows, of(block), direction);
  return place && blocks(moveRow(rows, of(block).key, place));
};

describe('a block that is moved by one', () => {
  it('passes its neighbour, with all that stands in it', () => {
    expect(move('vertical@v', 'up')).toBe('a s v u t b r w');
    expect(move('vertical@u', 'down')).toBe('a s v u t b r w');
    expect(move('sequential@s', 'down')).toBe('a t s u v b r w');
    expect(move('chapter@b', 'up')).toBe('b r w a s u v t');
  });

  it('goes on into the next parent at the edge of its own, an empty one too, and no further than the course', () => {
    expect(move('vertical@v', 'down')).toBe('a s u t v b r w');
    expect(move('vertical@w', 'up')).toBe('a s u v t w b r');
    expect(move('sequential@t', 'down')).toBe('a s u v b t r w');
    expect(move('vertical@u', 'up')).toBeNull();
    expect(move('chapter@b', 'down')).toBeNull();
  });
});

describe('a block that is dropped', () => {
  it('lands before or after one of its kind', () => {
    expect(dropPlace(rows, of('vertical@w'), of('vertical@v'), 'upper')).toEqual({
      parent: 'sequential@s',
      after: 'vertical@u',
    });
    expect(dropPlace(rows, of('vertical@w'), of('vertical@v'), 'lower')).toEqual({
      parent: 'sequential@s',
      after: 'vertical@v',
    });
    expect(dropPlace(rows, of('vertical@v'), of('vertical@u'), 'upper')).toEqual({
      parent: 'sequential@s',
      after: null,
    });
  });

  it('lands first in one that takes it, and nowhere else', () => {
    expect(dropPlace(rows, of('vertical@w'), of('sequential@t'), 'lower')).toEqual({
      parent: 'sequential@t',
      after: null,
    });
    expect(dropPlace(rows, of('vertical@w'), of('chapter@a'), 'lower')).toBeNull();
    expect(dropPlace(rows, of('sequential@s'), of('vertical@u'), 'upper')).toBeNull();
    expect(dropPlace(rows, of('sequential@s'), of('sequential@s'), 'upper')).toBeNull();
  });
});

it('stands under what is less deep, the nearest first', () => {
  expect(blocks(ancestorsOf(rows, of('vertical@w')))).toBe('r b');
  expect(blocks(ancestorsOf(rows, of('vertical@u')))).toBe('s a');
  expect(ancestorsOf(rows, of('chapter@b'))).toEqual([]);
});
