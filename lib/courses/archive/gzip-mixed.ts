import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

/** Identification, deflate, no flags, no time, the fastest level, no system (RFC 1952). */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255);
/** An empty block that says that it is the last one (RFC 1951). */
const lastBlock = Uint8Array.of(3, 0);
const maxStoredBytes = 0xffff;
/** The fastest level: what packs, packs well at any. */
const level = 1;

/**
 * Packs a stream as gzip and leaves alone what is packed already: `isPacked` says so of a chunk, and such bytes go out as they
 * are, in stored blocks, at a tenth of what it costs to find out that they get no smaller. The rest is packed in pieces of at
 * least `pieceBytes`, off the event loop. The same chunks are the same bytes, of one version of zlib.
 * Source: RFC 1951 §3.2.4, RFC 1952 §2.2.
 */
export async function* gzipMixed(
  source: AsyncIterable<Uint8Array>,
  isPacked: (chunk: Uint8Array) => boolean,
  pieceBytes: number,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let total = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const packWaiting = async () => {
    const piece = Buffer.concat(waiting, waitingBytes);
    waiting = [];
    waitingBytes = 0;
    // Ends at a byte, and not with the last block: any block may follow.
    return await deflate(piece, { level, finishFlush: constants.Z_SYNC_FLUSH });
  };

  yield header;
  for await (const chunk of source) {
    sum = crc32(chunk, sum);
    total += chunk.length;
    const goesAsItIs = isPacked(chunk);
    if (!goesAsItIs) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
    }
    if (waitingBytes > 0 && (goesAsItIs || waitingBytes >= pieceBytes)) {
      yield await packWaiting();
    }
    if (goesAsItIs) {
      yield* storedBlocks(chunk);
    }
  }
  if (waitingBytes > 0) {
    yield await packWaiting();
  }
  yield lastBlock;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(total % 2 ** 32, 4);
  yield trailer;
}

function* storedBlocks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += maxStoredBytes) {
    const part = bytes.subarray(at, at + maxStoredBytes);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(part.length, 1);
    head.writeUInt16LE(maxStoredBytes - part.length, 3);
    yield head;
    yield part;
  }
}
