import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { asFailure, checkExpansion, device, type Intake, link, tooLarge } from './intake';
import type { ArchiveLimits } from './limits';
import type { SpoolFile } from './spool-file';

export type Progress = (doneBytes: number, totalBytes: number) => void;

/**
 * Unpacks a tar file, packed by gzip or not: the tar itself goes to the spool, and the intake learns where each file stands in it.
 */
export async function unpackTar(
  path: string,
  isPacked: boolean,
  intake: Intake,
  spool: SpoolFile,
  limits: ArchiveLimits,
  progress: Progress,
): Promise<void> {
  const total = (await stat(path)).size;
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const unpacked: Readable = isPacked ? source.pipe(createGunzip({ chunkSize: 256 * 1024 })) : source;
  // `pipe` does not carry a read error over.
  source.on('error', (error) => unpacked.destroy(error));
  const reader = new TarReader(intake);
  try {
    for await (const chunk of unpacked) {
      if (!(chunk instanceof Uint8Array)) continue;
      if (spool.bytes + chunk.length > limits.maxBytes + tarOverhead(limits)) throw tooLarge(limits);
      checkExpansion(source.bytesRead, spool.bytes + chunk.length, limits);
      await spool.append(chunk);
      await reader.write(chunk);
      progress(source.bytesRead, total);
    }
    await reader.end();
  } catch (error) {
    throw asFailure(error);
  } finally {
    reader.stop();
    source.destroy();
    unpacked.destroy();
  }
  await spool.flush();
}

/** A header and padding for each entry. */
const tarOverhead = ({ maxEntries }: ArchiveLimits) => maxEntries * 2048;

/** Reads the headers of a tar stream; the files' bytes pass by. */
class TarReader {
  private readonly parser = extract();
  private readonly failure: Promise<never>;
  private readonly finish: Promise<void>;

  constructor(intake: Intake) {
    this.finish = new Promise((resolve) => this.parser.on('finish', () => resolve()));
    this.failure = new Promise((_resolve, reject) => {
      this.parser.on('error', reject);
      this.parser.on('entry', (header, content, next) => {
        try {
          takeEntry(header, intake);
        } catch (error) {
          reject(error);
          return;
        }
        content.on('error', reject);
        content.on('end', () => next());
        content.resume();
      });
    });
    // It may fail while nobody waits.
    this.failure.catch(() => {});
  }

  async write(chunk: Uint8Array): Promise<void> {
    const drained = this.parser.write(chunk)
      ? undefined
      : new Promise<void>((resolve) => this.parser.once('drain', () => resolve()));
    await Promise.race([drained, this.failure]);
  }

  async end(): Promise<void> {
    this.parser.end(null);
    await Promise.race([this.finish, this.failure]);
  }

  stop(): void {
    this.parser.destroy(null);
  }
}

function takeEntry(header: Header, intake: Intake): void {
  if (header.type === 'file' || header.type === 'contiguous-file') {
    intake.addFile(header.name, { offset: byteOffset(header), bytes: header.size });
  } else if (header.type === 'directory') {
    intake.addFolder(header.name);
  } else if (header.type === 'link' || header.type === 'symlink') {
    throw link(header.name);
  } else {
    throw device(header.name);
  }
}

/** Where the bytes of an entry begin in the tar; the library's types do not name it yet. */
function byteOffset(header: Header): number {
  if ('byteOffset' in header && typeof header.byteOffset === 'number') return header.byteOffset;
  throw new Error('The tar reader does not say where an entry stands.');
}
