import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const sfntHeader = 12;
const sfntEntry = 16;

/**
 * A WOFF font as the plain font inside it. The drawing library could read either, but unpacks in JavaScript, which took
 * most of the time that a page needs. Throws for a file that is no WOFF.
 * Source: W3C WOFF File Format 1.0; OpenType, "Font Tables".
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This file is no WOFF font.');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = woff.subarray(woffHeader + index * woffEntry);
    const [offset, packed, length] = [entry.readUInt32BE(4), entry.readUInt32BE(8), entry.readUInt32BE(12)];
    const stored = woff.subarray(offset, offset + packed);
    // A table that would not shrink is stored as it is.
    return { entry, length, bytes: packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored };
  });
  const head = Buffer.alloc(sfntHeader + count * sfntEntry);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const largest = 2 ** Math.floor(Math.log2(Math.max(1, count)));
  head.writeUInt16BE(largest * sfntEntry, 6);
  head.writeUInt16BE(Math.log2(largest), 8);
  head.writeUInt16BE((count - largest) * sfntEntry, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { entry, length, bytes }] of tables.entries()) {
    const at = sfntHeader + index * sfntEntry;
    entry.copy(head, at, 0, 4);
    entry.copy(head, at + 4, 16, 20);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(length, at + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(bytes, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
