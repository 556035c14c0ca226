import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashSet } from './hash-set';

const hashOf = (n: number) => createHash('sha256').update(String(n)).digest('hex');

it('holds what was added and nothing else, through every growth', () => {
  const set = new HashSet(4);
  for (let n = 0; n < 2000; n += 1) {
    expect(set.add(hashOf(n))).toBe(true);
    expect(set.add(hashOf(n))).toBe(false);
  }
  expect(set.size).toBe(2000);
  for (let n = 0; n < 2000; n += 1) {
    expect(set.has(hashOf(n))).toBe(true);
    expect(set.has(hashOf(n + 2000))).toBe(false);
  }
});

it('tells hashes apart that begin alike', () => {
  const tails = fc.array(fc.stringMatching(/^[0-9a-f]{8}$/), { maxLength: 30 });
  fc.assert(
    fc.property(tails, tails, (added, asked) => {
      const hash = (tail: string) => `00${tail.padStart(62, '0')}`;
      const set = new HashSet(8);
      for (const tail of added) {
        set.add(hash(tail));
      }
      for (const tail of [...added, ...asked]) {
        expect(set.has(hash(tail))).toBe(added.includes(tail));
      }
    }),
  );
});

it('refuses what is no hash', () => {
  expect(() => new HashSet().add('abc')).toThrow(TypeError);
});
