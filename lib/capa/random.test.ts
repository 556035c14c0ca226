import { describe, expect, it } from 'vitest';
import { PythonRandom } from './random';

// Golden values: CPython's random.Random(seed).random(), which has not changed since Python 2.3.
const firstThree: readonly (readonly [seed: number, values: readonly number[]])[] = [
  [1, [0.13436424411240122, 0.8474337369372327, 0.763774618976614]],
  [2, [0.9560342718892494, 0.9478274870593494, 0.05655136772680869]],
  [3, [0.23796462709189137, 0.5442292252959519, 0.36995516654807925]],
  [42, [0.6394267984578837, 0.025010755222666936, 0.27502931836911926]],
  // Two words of 32 bits.
  [12345678901, [0.9460118159397316, 0.3279999559233737, 0.3837905031006764]],
];

describe('PythonRandom', () => {
  it.each(firstThree)('draws what CPython draws for seed %d', (seed, values) => {
    const random = new PythonRandom(seed);
    expect(values.map(() => random.random())).toEqual(values);
  });

  it('does not mind the sign of the seed', () => {
    expect(new PythonRandom(-42).random()).toBe(new PythonRandom(42).random());
  });

  it('goes on rightly past one block of 624 words', () => {
    const random = new PythonRandom(1);
    for (let i = 0; i < 999; i += 1) random.random();
    // The thousandth number of random.Random(1).
    expect(random.random()).toBe(0.7062615472551386);
  });

  // The Python 2.7 forms: int(random() * n), from the end.
  it.each([
    [1, [1, 2, 5, 3, 4, 0]],
    [2, [2, 1, 3, 0, 4, 5]],
    [3, [0, 4, 3, 5, 2, 1]],
    [42, [2, 5, 4, 1, 0, 3]],
  ])('shuffles six with seed %d as Python 2.7 does', (seed, order) => {
    expect(new PythonRandom(seed).shuffled([0, 1, 2, 3, 4, 5])).toEqual(order);
  });

  it('draws whole numbers, items and numbers in a range as Python 2.7 does', () => {
    const random = new PythonRandom(1);
    expect([1, 2, 3, 4].map(() => random.randint(1, 1000))).toEqual([135, 848, 764, 256]);
    expect(new PythonRandom(1).choice(['red', 'green', 'blue', 'grey'])).toBe('red');
    expect(new PythonRandom(1).uniform(0, 10)).toBe(1.3436424411240122);
    expect(new PythonRandom(1).choice([])).toBeUndefined();
  });

  it('leaves the list that it shuffles alone', () => {
    const items = [1, 2, 3];
    new PythonRandom(5).shuffled(items);
    expect(items).toEqual([1, 2, 3]);
  });
});
