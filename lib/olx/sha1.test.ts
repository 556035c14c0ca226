import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha1 } from './sha1';

describe('sha1', () => {
  it('agrees with the platform on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha1(text)).toBe(createHash('sha1').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('agrees at the edges of its blocks', () => {
    for (let length = 50; length < 70; length++) {
      const text = 'a'.repeat(length);
      expect(sha1(text)).toBe(createHash('sha1').update(text).digest('hex'));
    }
  });
});
