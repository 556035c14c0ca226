import { describe, expect, it } from 'vitest';
import { placeItem } from './place-item';

const one = { onePerTarget: true, reusable: new Set(['r']) };
const many = { ...one, onePerTarget: false };

describe('placeItem', () => {
  it('puts an item down, moves it and takes it away', () => {
    const there = placeItem([], { item: 'a', from: null }, 't1', one);
    expect(there).toEqual([{ item: 'a', place: 't1' }]);
    expect(placeItem(there, { item: 'a', from: null }, 't2', one)).toEqual([{ item: 'a', place: 't2' }]);
    expect(placeItem(there, { item: 'a', from: 0 }, [3, 4], one)).toEqual([{ item: 'a', place: [3, 4] }]);
    expect(placeItem(there, { item: 'a', from: 0 }, null, one)).toEqual([]);
  });

  it('sends back what lies on a target that takes one item, and only there', () => {
    const there = [{ item: 'a', place: 't1' }];
    expect(placeItem(there, { item: 'b', from: null }, 't1', one)).toEqual([{ item: 'b', place: 't1' }]);
    expect(placeItem(there, { item: 'b', from: null }, 't1', many)).toEqual([...there, { item: 'b', place: 't1' }]);
    expect(placeItem(there, { item: 'a', from: 0 }, 't1', one)).toEqual(there);
  });

  it('adds copies of an item that may be used again, and moves the one that was taken', () => {
    const two = placeItem([{ item: 'r', place: 't1' }], { item: 'r', from: null }, 't2', one);
    expect(two).toEqual([
      { item: 'r', place: 't1' },
      { item: 'r', place: 't2' },
    ]);
    expect(placeItem(two, { item: 'r', from: 0 }, 't3', one)).toEqual([
      { item: 'r', place: 't3' },
      { item: 'r', place: 't2' },
    ]);
    expect(placeItem(two, { item: 'r', from: 0 }, 't2', one)).toEqual([{ item: 'r', place: 't2' }]);
  });
});
