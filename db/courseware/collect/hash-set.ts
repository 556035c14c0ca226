const hashBytes = 32;

/**
 * A set of SHA-256 hashes (64 hex digits), 32 bytes each in one table: about 60 bytes a hash, where a `Set` of texts takes some
 * 150. A hash is as good as random, so its first bytes say where to look.
 */
export class HashSet {
  private slots: number;
  private table: Buffer;
  /** One byte a slot: whether it is taken. */
  private taken: Uint8Array;
  private count = 0;

  constructor(slots = 1024) {
    this.slots = slots;
    this.table = Buffer.alloc(slots * hashBytes);
    this.taken = new Uint8Array(slots);
  }

  get size(): number {
    return this.count;
  }

  has(hash: string): boolean {
    return this.taken[this.find(Buffer.from(hash, 'hex'))] === 1;
  }

  /** Answers whether it was new. */
  add(hash: string): boolean {
    if (this.count * 2 >= this.slots) {
      this.grow();
    }
    return this.insert(Buffer.from(hash, 'hex'));
  }

  private insert(bytes: Buffer): boolean {
    const slot = this.find(bytes);
    if (this.taken[slot] === 1) {
      return false;
    }
    bytes.copy(this.table, slot * hashBytes);
    this.taken[slot] = 1;
    this.count += 1;
    return true;
  }

  /** The slot that holds these bytes, or the free one where they would go. */
  private find(bytes: Buffer): number {
    if (bytes.length !== hashBytes) {
      throw new TypeError('A hash has 64 hex digits');
    }
    for (let slot = bytes.readUInt32LE(0) % this.slots; ; slot = (slot + 1) % this.slots) {
      const start = slot * hashBytes;
      if (this.taken[slot] !== 1 || this.table.compare(bytes, 0, hashBytes, start, start + hashBytes) === 0) {
        return slot;
      }
    }
  }

  private grow(): void {
    const larger = new HashSet(this.slots * 2);
    for (let slot = 0; slot < this.slots; slot += 1) {
      if (this.taken[slot] === 1) {
        larger.insert(this.table.subarray(slot * hashBytes, (slot + 1) * hashBytes));
      }
    }
    this.slots = larger.slots;
    this.table = larger.table;
    this.taken = larger.taken;
  }
}
