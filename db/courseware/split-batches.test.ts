import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitBatches } from './split-batches';

it('keeps every item in order, within both limits, and lets a large one stand alone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.integer({ min: 1, max: 5 }), (sizes, maxItems) => {
      const batches = splitBatches(sizes, (size) => size, { maxItems, maxSize: 20 });
      expect(batches.flat()).toEqual(sizes);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(maxItems);
        expect(batch.length === 1 || batch.reduce((sum, size) => sum + size, 0) <= 20).toBe(true);
      }
    }),
  );
});
