import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipMixed } from './gzip-mixed';

interface Chunk {
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

async function packed(chunks: readonly Chunk[], pieceBytes: number): Promise<Buffer> {
  async function* source() {
    for (const { bytes } of chunks) yield bytes;
  }
  const isPacked = (bytes: Uint8Array) => chunks.some((chunk) => chunk.bytes === bytes && chunk.isPacked);
  const out: Uint8Array[] = [];
  for await (const piece of gzipMixed(source(), isPacked, pieceBytes)) out.push(piece);
  return Buffer.concat(out);
}

describe('gzipMixed', () => {
  const chunk = fc.record({ bytes: fc.uint8Array({ maxLength: 300 }), isPacked: fc.boolean() });

  it('unpacks to what went in, whatever is left alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 12 }), fc.integer({ min: 1, max: 600 }), async (chunks, piece) => {
        const all = Buffer.concat(chunks.map(({ bytes }) => bytes));
        expect(gunzipSync(await packed(chunks, piece)).equals(all)).toBe(true);
      }),
    );
  });

  it('stores what is longer than one block, and packs the rest', async () => {
    const zeros = { bytes: new Uint8Array(200_000), isPacked: true };
    const text = { bytes: Buffer.alloc(200_000, 'text '), isPacked: false };
    const archive = await packed([text, zeros, text], 100_000);
    expect(gunzipSync(archive).equals(Buffer.concat([text.bytes, zeros.bytes, text.bytes]))).toBe(true);
    expect(archive.length).toBeGreaterThan(200_000);
    expect(archive.length).toBeLessThan(205_000);
  });
});
