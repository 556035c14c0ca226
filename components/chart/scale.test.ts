import { expect, test } from 'vitest';
import { niceTicks } from './scale';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 2, 4]],
  [37, [0, 20, 40]],
  [1000, [0, 500, 1000]],
  [1001, [0, 1000, 2000]],
])('the lines behind a chart up to %d', (most, ticks) => {
  expect(niceTicks(most)).toEqual(ticks);
});
