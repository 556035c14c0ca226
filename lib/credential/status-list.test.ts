import { gzipSync } from 'node:zlib';
import { Bitstring } from '@digitalbazaar/bitstring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStatusList, encodeStatusList, minimumStatusListLength, readStatus } from './status-list';

/** What stands before base64url in a list; their implementation leaves it to its caller. */
const multibase = 'u';
const pack = (bytes: Uint8Array) => `${multibase}${gzipSync(bytes).toString('base64url')}`;

describe('a status list', () => {
  it('is read by the implementation of Digital Bazaar as it was written', async () => {
    const revoked = fc.uniqueArray(fc.nat(minimumStatusListLength - 1), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(revoked, async (indexes) => {
        const encoded = await encodeStatusList(indexes);
        expect(encoded[0]).toBe(multibase);
        const theirs = new Bitstring({ buffer: await Bitstring.decodeBits({ encoded: encoded.slice(1) }) });
        const set = Array.from({ length: minimumStatusListLength }, (_, index) => index).filter((i) => theirs.get(i));
        expect(set).toEqual(indexes.toSorted((a, b) => a - b));
      }),
      { numRuns: 10 },
    );
  });

  it('of that implementation is read here', async () => {
    const theirs = new Bitstring({ length: minimumStatusListLength });
    for (const index of [0, 7, 8, 4711, minimumStatusListLength - 1]) theirs.set(index, true);
    const list = await decodeStatusList(multibase + (await theirs.encodeBits()));
    expect([0, 7, 8, 4711, minimumStatusListLength - 1].map((index) => readStatus(list, index))).toEqual(
      Array(5).fill(true),
    );
    expect([1, 6, 9, 4710, minimumStatusListLength - 2].map((index) => readStatus(list, index))).toEqual(
      Array(5).fill(false),
    );
  });

  it('of the validator of 1EdTech is read: entry 23 alone is revoked', async () => {
    const list = await decodeStatusList('uH4sIAAAAAAAAA-3BMQEAAAzDoMy_6cnoA9QFAAAAAAAAAAAAAAAAAAAAbD3uPa2cAEAAAA');
    expect(list.length * 8).toBe(minimumStatusListLength);
    expect(Array.from({ length: 64 }, (_, index) => index).filter((index) => readStatus(list, index))).toEqual([23]);
  });

  it('has no entry beyond its end', async () => {
    const list = await decodeStatusList(await encodeStatusList([]));
    expect(readStatus(list, minimumStatusListLength)).toBeUndefined();
    expect(readStatus(list, -1)).toBeUndefined();
    await expect(encodeStatusList([minimumStatusListLength])).rejects.toThrow(/no entry 131072/);
    await expect(encodeStatusList([], 1024)).rejects.toThrow(/at least 131072/);
  });

  it.each([
    ['text that is no list', 'hello'],
    ['another multibase letter', 'zH4sIAAAAAAAAA'],
    ['bytes that are no gzip', 'uAAAA'],
    ['a list too short to hide anybody', pack(new Uint8Array(1024))],
    ['a list that unpacks to 64 MB', pack(new Uint8Array(64 * 1024 * 1024))],
  ])('is refused: %s', async (_name, text) => {
    await expect(decodeStatusList(text)).rejects.toThrow('The status list cannot be read.');
  });
});
