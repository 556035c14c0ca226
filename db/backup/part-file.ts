import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { invalid } from '@/lib/errors';
import type { BackupPart } from './manifest';

/** Writes one part, compressed, and answers its line of the manifest. `content` counts its rows as it is read. */
export async function writePart(
  folder: string,
  part: Pick<BackupPart, 'name' | 'holds'>,
  content: AsyncIterable<Uint8Array | string>,
  rows: () => number,
): Promise<BackupPart> {
  const path = join(folder, part.name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  const watch = new PassThrough();
  watch.on('data', (chunk: Uint8Array) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  await pipeline(
    Readable.from(content, { objectMode: false }),
    // Most of it is bytes of media that no level makes smaller.
    createGzip({ level: 1 }),
    watch,
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { ...part, rows: rows(), bytes, sha256: hash.digest('hex') };
}

/** Throws Invalid `backup.damaged` where the bytes of a part are not those that were written. */
export async function checkPart(folder: string, part: BackupPart): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(join(folder, part.name))) {
      hash.update(chunk);
    }
  } catch (cause) {
    throw invalid('backup.damaged', `The backup is incomplete: ${part.name} cannot be read.`, { cause });
  }
  if (hash.digest('hex') !== part.sha256) {
    throw invalid('backup.damaged', `The backup is damaged: ${part.name} is not what was written.`);
  }
}

/** The content of a part, decompressed, in pieces of any size. */
export function readPart(folder: string, part: BackupPart): AsyncIterable<Buffer> {
  const unzipped = createGunzip();
  const source = createReadStream(join(folder, part.name));
  source.on('error', (error) => unzipped.destroy(error));
  return source.pipe(unzipped);
}
