import { Readable } from 'node:stream';
import { type Header, type Pack, pack } from 'tar-stream';
import { gzipMixed } from './gzip-mixed';

/** A file that goes into an archive: its bytes are asked for when its turn comes. */
export interface PackedFile {
  /** Below the course's root folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** Most of a course is pictures, films and sound, which no level packs any further. */
const packedName =
  /\.(7z|avif|docx|epub|flac|gif|gz|heic|jpe?g|m4[av]|mov|mp[34]|og[agv]|png|pptx|web[mp]|woff2?|xlsx|zip)$/i;
const bufferBytes = 256 * 1024;
/** The folder that Studio puts everything below. */
const rootFolder = 'course/';
const sameForAll = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };

/**
 * Packs files into a `.tar.gz`, in the order given, as fast as it is read and no faster: what stands in memory is a few
 * buffers. Owner, mode and time are the same for every file, so the same files are the same bytes (of one version of zlib).
 * An error of a file's bytes destroys the stream with it.
 */
export function packTar(
  files: readonly PackedFile[],
  progress: (doneBytes: number, totalBytes: number) => void = () => {},
): Readable {
  const packing = pack({ highWaterMark: bufferBytes });
  const packed = new WeakSet<Uint8Array>();
  feed(packing, files, packed, progress).catch((error: unknown) => {
    packing.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  const archive = gzipMixed(bytesOf(packing), (chunk) => packed.has(chunk), bufferBytes);
  return Readable.from(archive, { objectMode: false, highWaterMark: bufferBytes });
}

/** The tar's stream says nothing of what it holds: bytes. */
async function* bytesOf(packing: Pack): AsyncGenerator<Uint8Array> {
  for await (const chunk of packing) {
    if (chunk instanceof Uint8Array) {
      yield chunk;
    }
  }
}

async function feed(
  packing: Pack,
  files: readonly PackedFile[],
  packed: WeakSet<Uint8Array>,
  progress: (doneBytes: number, totalBytes: number) => void,
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { path, bytes, chunks } of files) {
    const { entry, finished } = openEntry(packing, { name: rootFolder + path, size: bytes, ...sameForAll });
    const isPacked = packedName.test(path);
    for await (const chunk of chunks()) {
      if (isPacked) {
        // The tar passes a chunk on as it is: it is known again on its way into the archive.
        packed.add(chunk);
      }
      if (!entry.write(chunk)) {
        await Promise.race([new Promise<void>((drained) => entry.once('drain', () => drained())), finished]);
      }
      done += chunk.length;
      progress(done, total);
    }
    entry.end(null);
    await finished;
  }
  packing.finalize();
}

/** `finished` settles also where the archive is given up before the entry's end. */
function openEntry(packing: Pack, header: Pick<Header, 'name' | 'size'>) {
  let settle: (error?: Error | null) => void = () => {};
  const finished = new Promise<void>((done, fail) => {
    settle = (error) => (error ? fail(error) : done());
  });
  // It may fail while nobody waits.
  finished.catch(() => {});
  const entry = packing.entry(header, (error) => settle(error));
  // What it has to say comes by the callback too.
  entry.on('error', () => {});
  return { entry, finished };
}
