import { createWriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a stream into a file that is there whole or not at all: the bytes go into a file beside it, which takes the name once
 * it is on the disk. A file that stands there already is replaced only then. What is no file (a pipe, a device) is written to as
 * it is.
 */
export async function writeWholeFile(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) {
    await pipeline(content, createWriteStream(path));
    return;
  }
  // A link keeps pointing where it points.
  const target = there ? await realpath(path) : path;
  const partial = `${target}.${process.pid}.part`;
  try {
    await pipeline(content, createWriteStream(partial, { flags: 'wx' }));
    await sync(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
