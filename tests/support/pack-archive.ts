import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** An entry of an archive that a test makes. */
export interface TestEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: Header['type'];
  readonly linkname?: string;
}

/** A tar of entries, in order. */
export async function packTar(entries: readonly TestEntry[]): Promise<Buffer> {
  const packing = pack();
  for (const { name, content = '', type = 'file', linkname } of entries) {
    const header = { name, type, mtime: new Date(0), ...(linkname === undefined ? {} : { linkname }) };
    if (type === 'file') packing.entry(header, content);
    else packing.entry(header);
  }
  packing.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of packing) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const packTarGz = async (entries: readonly TestEntry[]) => gzipSync(await packTar(entries));

/** A zip of deflated entries; a link is what Unix programs write for one. `lie` changes the size that is declared. */
export function packZip(entries: readonly TestEntry[], lie: (bytes: number) => number = (bytes) => bytes): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', type = 'file', linkname } of entries) {
    const whole = Buffer.from(linkname ?? content);
    const body = deflateRawSync(whole);
    const path = Buffer.from(name);
    const mode =
      type === 'symlink' ? 0o120777 : type === 'directory' ? 0o040755 : type === 'fifo' ? 0o010644 : 0o100644;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(whole), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(lie(whole.length), 18);
    common.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, path, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, tail, path);
    offset += 30 + path.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

/** Runs with the bytes in a file of their own, and removes it. */
export async function withFile<T>(bytes: Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `archive-test-${randomUUID()}`);
  await writeFile(path, bytes);
  try {
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}
