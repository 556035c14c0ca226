import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Binary } from 'mongodb';
import { invalid, notFound } from '@/lib/errors';
import { type ChunkDocument, type Collections, insertMissing, isDuplicatesOnly, keepExisting } from './collections';
import { sha256 } from './encode-node';
import type { ByteRange } from './model';
import { splitBatches } from './split-batches';

export interface Files {
  hasFile(hash: string): Promise<boolean>;
  keepFiles(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  putFile(hash: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void>;
  putFiles(contents: readonly Uint8Array[]): Promise<{ hashes: readonly string[]; written: number }>;
  openFile(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>>;
}

/** Fixed for ever: the chunks of one file are the same whoever writes them, so two writers cannot disturb each other. */
const chunkBytes = 512 * 1024;
const batchLimits = { maxItems: 500, maxSize: 8_000_000 };

/** Files in GridFS, named by the SHA-256 of their bytes; files of one chunk are kept in a cache of `cacheBytes`. */
export function openFiles(collections: Collections, cacheBytes: number): Files {
  const cache = new LRUCache<string, Uint8Array>({
    maxSize: cacheBytes,
    sizeCalculation: (bytes) => bytes.length + 200,
  });

  /** Chunks are replaced, not skipped: what an upload that broke off or did not match its hash left behind is mended. */
  async function writeChunks(chunks: readonly ChunkDocument[]): Promise<void> {
    for (const batch of splitBatches(chunks, (chunk) => chunk.data.length(), batchLimits)) {
      const write = () =>
        collections.chunks.bulkWrite(
          batch.map(({ _id, ...replacement }) => ({ replaceOne: { filter: { _id }, replacement, upsert: true } })),
          { ordered: false },
        );
      try {
        await write();
      } catch (error) {
        // Another writer inserted the same chunks between the look and the insert: now they are there to be replaced.
        if (!isDuplicatesOnly(error)) {
          throw error;
        }
        await write();
      }
    }
  }

  /** The file's own document comes last: a file is there when this is. */
  async function finish(files: readonly { hash: string; length: number }[]): Promise<number> {
    const at = collections.now();
    return await insertMissing(
      collections.files,
      files.map(({ hash, length }) => ({
        _id: hash,
        length,
        chunkSize: chunkBytes,
        uploadDate: at,
        filename: hash,
        at,
      })),
    );
  }

  async function lengthOf(hash: string): Promise<number> {
    const document = await collections.files.findOne({ _id: hash });
    if (!document) {
      throw fileMissing(hash);
    }
    return document.length;
  }

  async function readChunk(hash: string, n: number): Promise<Uint8Array> {
    const cached = n === 0 ? cache.get(hash) : undefined;
    if (cached) {
      return cached;
    }
    const chunk = await collections.chunks.findOne({ files_id: hash, n });
    if (!chunk) {
      throw fileMissing(hash);
    }
    const bytes = chunk.data.value();
    if (n === 0 && bytes.length < chunkBytes) {
      cache.set(hash, bytes);
    }
    return bytes;
  }

  const keepFiles = (hashes: readonly string[]) => keepExisting(collections.files, hashes, collections.now());

  return {
    hasFile: async (hash) => (await collections.files.findOne({ _id: hash }, { projection: { _id: 1 } })) !== null,
    keepFiles,

    async putFile(hash, bytes) {
      if ((await keepFiles([hash])).has(hash)) {
        return;
      }
      await collections.ready();
      const digest = createHash('sha256');
      let length = 0;
      let n = 0;
      for await (const data of inChunks(bytes)) {
        digest.update(data);
        length += data.length;
        await writeChunks([chunkOf(hash, n, data, collections.now())]);
        n += 1;
      }
      if (digest.digest('hex') !== hash) {
        throw mismatch(hash);
      }
      await finish([{ hash, length }]);
    },

    async putFiles(contents) {
      const hashes = contents.map((bytes) => sha256(bytes));
      const byHash = new Map(contents.map((bytes, position) => [hashes[position] ?? '', bytes]));
      const existing = await keepFiles([...byHash.keys()]);
      const missing = [...byHash].filter(([hash]) => !existing.has(hash));
      await collections.ready();
      await writeChunks(missing.flatMap(([hash, bytes]) => chunksOf(hash, bytes, collections.now())));
      const written = await finish(missing.map(([hash, bytes]) => ({ hash, length: bytes.length })));
      return { hashes, written };
    },

    async openFile(hash, range) {
      const first = range ? range.start : 0;
      const last = range ? range.end : (await lengthOf(hash)) - 1;
      const lastChunk = Math.floor(last / chunkBytes);
      let n = Math.floor(first / chunkBytes);
      const opening = last < first ? undefined : await readChunk(hash, n);
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            if (opening === undefined || n > lastChunk) {
              controller.close();
              return;
            }
            const start = n * chunkBytes;
            const bytes = start <= first ? opening : await readChunk(hash, n);
            controller.enqueue(bytes.subarray(Math.max(0, first - start), Math.min(bytes.length, last + 1 - start)));
            n += 1;
            if (n > lastChunk) {
              controller.close();
            }
          },
        },
        { highWaterMark: 0 },
      );
    },
  };
}

function chunkOf(hash: string, n: number, data: Uint8Array, at: Date): ChunkDocument {
  return { _id: `${hash}:${n}`, files_id: hash, n, data: new Binary(data), at };
}

function chunksOf(hash: string, bytes: Uint8Array, at: Date): ChunkDocument[] {
  const chunks: ChunkDocument[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    chunks.push(chunkOf(hash, start / chunkBytes, bytes.subarray(start, start + chunkBytes), at));
  }
  return chunks;
}

/** Cuts a stream into pieces of exactly `chunkBytes`; only the last may be shorter. */
async function* inChunks(bytes: AsyncIterable<Uint8Array> | Uint8Array): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
    let rest = piece;
    while (size + rest.length >= chunkBytes) {
      const taken = rest.subarray(0, chunkBytes - size);
      yield Buffer.concat([...held, taken]);
      rest = rest.subarray(taken.length);
      held = [];
      size = 0;
    }
    if (rest.length > 0) {
      held.push(rest);
      size += rest.length;
    }
  }
  if (size > 0) {
    yield Buffer.concat(held);
  }
}

const fileMissing = (hash: string) =>
  notFound('courseware.file-missing', `The course store has no file ${hash.slice(0, 12)}…`);
const mismatch = (hash: string) =>
  invalid('courseware.file-mismatch', `The bytes that came do not have the hash ${hash.slice(0, 12)}…`);
