import { readSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bufferBytes = 1_000_000;

/**
 * One private file for all that an archive unpacks to. It is unlinked as soon as it is open, so that nothing is left behind
 * whatever happens, a `kill -9` included.
 */
export class SpoolFile {
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private writtenBytes = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async create(): Promise<SpoolFile> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-archive-'));
    try {
      return new SpoolFile(await open(join(folder, 'content'), 'wx+', 0o600));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Bytes appended so far. */
  get bytes(): number {
    return this.writtenBytes + this.waitingBytes;
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (this.waitingBytes >= bufferBytes) await this.flush();
  }

  async flush(): Promise<void> {
    const chunk = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    for (let at = 0; at < chunk.length; ) {
      const { bytesWritten } = await this.handle.write(chunk, at, chunk.length - at, this.writtenBytes);
      at += bytesWritten;
      this.writtenBytes += bytesWritten;
    }
  }

  /** Reads what was flushed. */
  read(offset: number, bytes: number): Uint8Array {
    const buffer = Buffer.allocUnsafeSlow(bytes);
    let at = 0;
    while (at < bytes) {
      const got = readSync(this.handle.fd, buffer, at, bytes - at, offset + at);
      if (got === 0) throw new Error('The unpacked archive ends too early.');
      at += got;
    }
    return buffer;
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}
