import { createHash } from 'node:crypto';
import { SpoolFile } from '@/lib/courses/archive/spool-file';
import { invalid } from '@/lib/errors';

/** Bytes that came over the network and stand in a private file until somebody stores them. */
export interface ReceivedUpload {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly bytes: number;
  /** The first of them, enough to tell what they are. */
  readonly head: Uint8Array;
  chunks(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const headBytes = 8192;
const chunkBytes = 1_000_000;

/**
 * Takes an upload in, piece by piece, and works out its name in the file store. Nothing is left behind on an error.
 * Throws Invalid `upload.too-large` as soon as it is larger than `maxBytes`, `upload.empty` where nothing came.
 */
export async function receiveUpload(
  pieces: AsyncIterable<Uint8Array>,
  { maxBytes }: { readonly maxBytes: number },
): Promise<ReceivedUpload> {
  const spool = await SpoolFile.create();
  try {
    const digest = createHash('sha256');
    for await (const piece of pieces) {
      if (spool.bytes + piece.length > maxBytes) {
        throw invalid('upload.too-large', `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB.`);
      }
      digest.update(piece);
      await spool.append(piece);
    }
    await spool.flush();
    const { bytes } = spool;
    if (bytes === 0) {
      throw invalid('upload.empty', 'The file is empty.');
    }
    return {
      hash: digest.digest('hex'),
      bytes,
      head: spool.read(0, Math.min(headBytes, bytes)),
      async *chunks() {
        for (let at = 0; at < bytes; at += chunkBytes) {
          yield spool.read(at, Math.min(chunkBytes, bytes - at));
        }
      },
      close: () => spool.close(),
    };
  } catch (error) {
    await spool.close();
    throw error;
  }
}
