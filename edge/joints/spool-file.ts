/** An upload while it is checked: in memory, in pieces as they came, for want of a disk. An isolate holds 128 MB in all. */
export class SpoolFile {
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  static async create(): Promise<SpoolFile> {
    return new SpoolFile();
  }

  get bytes(): number {
    return this.length;
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.pieces.push(chunk);
    this.length += chunk.length;
  }

  async flush(): Promise<void> {}

  read(offset: number, bytes: number): Uint8Array {
    const found = new Uint8Array(bytes);
    let start = 0;
    for (const piece of this.pieces) {
      const from = Math.max(offset, start);
      const to = Math.min(offset + bytes, start + piece.length);
      if (from < to) found.set(piece.subarray(from - start, to - start), from - offset);
      start += piece.length;
    }
    return found;
  }

  async close(): Promise<void> {
    this.pieces.length = 0;
  }
}
