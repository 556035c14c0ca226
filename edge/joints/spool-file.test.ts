import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SpoolFile } from './spool-file';

it('reads any part of what came in pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array()), fc.nat(), fc.nat(), async (pieces, from, length) => {
      const spool = await SpoolFile.create();
      for (const piece of pieces) await spool.append(piece);
      await spool.flush();
      const whole = Buffer.concat(pieces);
      const start = whole.length === 0 ? 0 : from % whole.length;
      const bytes = Math.min(length, whole.length - start);
      expect(spool.bytes).toBe(whole.length);
      expect(Buffer.from(spool.read(start, bytes))).toEqual(whole.subarray(start, start + bytes));
    }),
  );
});
