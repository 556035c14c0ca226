import { expect, test } from 'vitest';
import { median } from './median';

test('the one in the middle, by size and not by spelling, and what was given stays as it was', () => {
  const figures = [10, 9, 200];
  expect(median(figures)).toBe(10);
  expect(figures).toEqual([10, 9, 200]);
  expect(median([1, 2])).toBe(2);
  expect(median([])).toBeNaN();
});
