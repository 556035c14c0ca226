import { base64url } from 'jose';
import { invalid } from '@/lib/errors';

/** The fewest entries that a list may have, so that an index says little about whom it belongs to. */
export const minimumStatusListLength = 131_072;
/** The longest list that is read: 2²⁵ entries. A list of others could otherwise unpack to any size. */
const maximumBytes = 4 * 1024 * 1024;

/**
 * A status list as it is published: one bit an entry, the first entry in the highest bit of the first byte, packed with
 * gzip, in base64url with the multibase letter `u` before it.
 *
 * `revoked` holds the indexes whose bit is set. Throws (kind Invalid) for an index outside of the list.
 * Source: W3C Bitstring Status List 1.0, "Bitstring Generation Algorithm".
 *
 * @example await encodeStatusList([4711]) // 'uH4sI…'
 */
export async function encodeStatusList(
  revoked: Iterable<number>,
  length: number = minimumStatusListLength,
): Promise<string> {
  if (!Number.isSafeInteger(length) || length < minimumStatusListLength || length % 8 !== 0)
    throw invalid('credential.status-length', 'A status list has at least 131072 entries, and a multiple of eight.');
  const bytes = new Uint8Array(length / 8);
  for (const index of revoked) {
    if (!Number.isSafeInteger(index) || index < 0 || index >= length)
      throw invalid('credential.status-index', `The status list has no entry ${index}.`);
    const at = index >> 3;
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (index & 7));
  }
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return `u${base64url.encode(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/**
 * Unpacks a published list. Throws (kind Invalid) where the text is no such list, or one that is too short or too long.
 * Source: W3C Bitstring Status List 1.0, "Bitstring Expansion Algorithm".
 */
export async function decodeStatusList(text: string): Promise<Uint8Array> {
  const fault = (cause?: unknown) => invalid('credential.status-list', 'The status list cannot be read.', { cause });
  if (!/^u[\w-]+$/.test(text)) throw fault();
  const bytes = await unpack(text.slice(1)).catch((cause: unknown) => {
    throw fault(cause);
  });
  if (bytes.length * 8 < minimumStatusListLength) throw fault('too short');
  return bytes;
}

/** Whether the bit of an entry is set; undefined outside of the list. */
export function readStatus(list: Uint8Array, index: number): boolean | undefined {
  const byte = Number.isSafeInteger(index) && index >= 0 ? list[Math.floor(index / 8)] : undefined;
  return byte === undefined ? undefined : (byte & (0x80 >> (index % 8))) !== 0;
}

async function unpack(text: string): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(base64url.decode(text))]).stream();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of packed.pipeThrough(new DecompressionStream('gzip'))) {
    size += chunk.length;
    if (size > maximumBytes) throw new Error('unpacks to more than 4 MB');
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
