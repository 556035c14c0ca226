import { decodeTime, isValid } from 'ulid';
import { expect, it } from 'vitest';
import { drawNumber, ulid } from './ulid';

it('makes ids of their time that are never the same', () => {
  const ids = Array.from({ length: 5000 }, () => ulid(1_700_000_000_000));
  expect(new Set(ids).size).toBe(5000);
  expect(ids.every((id) => isValid(id) && decodeTime(id) === 1_700_000_000_000)).toBe(true);
});

it('draws every letter about as often as any other', () => {
  const counts = new Map<number, number>();
  for (let n = 0; n < 64_000; n += 1) {
    const letter = Math.floor(drawNumber() * 32);
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(counts.size).toBe(32);
  expect(Math.min(...counts.values())).toBeGreaterThan(1700);
  expect(Math.max(...counts.values())).toBeLessThan(2300);
});
