/**
 * The random numbers of author scripts and shuffled choices: CPython's Mersenne Twister, with the forms of
 * `shuffle`, `randint`, `choice` and `uniform` that Python 2.7 had (Open edX keeps them, so that a seed draws the same for ever).
 * Source: M. Matsumoto, T. Nishimura, "Mersenne Twister" (1998), reference algorithm MT19937 with initialisation by array.
 */

const size = 624;
const period = 397;

export class PythonRandom {
  private readonly state = new Uint32Array(size);
  private index = size;

  /** @param seed any integer of magnitude below 2^53; the sign does not matter, as in CPython */
  constructor(seed: number) {
    const magnitude = Math.abs(Math.trunc(seed));
    const low = magnitude >>> 0;
    const high = Math.floor(magnitude / 4294967296);
    this.seedByArray(high > 0 ? [low, high] : [low]);
  }

  private seedByNumber(seed: number): void {
    this.state[0] = seed;
    for (let i = 1; i < size; i += 1) {
      const previous = this.at(i - 1);
      this.state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
    this.index = size;
  }

  private seedByArray(key: readonly number[]): void {
    this.seedByNumber(19650218);
    let i = 1;
    let j = 0;
    for (let k = Math.max(size, key.length); k > 0; k -= 1) {
      const previous = this.at(i - 1);
      this.state[i] = (this.at(i) ^ Math.imul(previous ^ (previous >>> 30), 1664525)) + (key[j] ?? 0) + j;
      i += 1;
      j += 1;
      if (i >= size) {
        this.state[0] = this.at(size - 1);
        i = 1;
      }
      if (j >= key.length) j = 0;
    }
    for (let k = size - 1; k > 0; k -= 1) {
      const previous = this.at(i - 1);
      this.state[i] = (this.at(i) ^ Math.imul(previous ^ (previous >>> 30), 1566083941)) - i;
      i += 1;
      if (i >= size) {
        this.state[0] = this.at(size - 1);
        i = 1;
      }
    }
    this.state[0] = 0x80000000;
  }

  private at(i: number): number {
    return this.state[i] ?? 0;
  }

  private next32(): number {
    if (this.index >= size) {
      for (let i = 0; i < size; i += 1) {
        const y = (this.at(i) & 0x80000000) | (this.at((i + 1) % size) & 0x7fffffff);
        this.state[i] = this.at((i + period) % size) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908b0df);
      }
      this.index = 0;
    }
    let y = this.at(this.index);
    this.index += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** A number in [0, 1) with 53 random bits. */
  random(): number {
    const a = this.next32() >>> 5;
    const b = this.next32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /** An integer from `low` to `high`, both included. */
  randint(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  /** A number between `low` and `high`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** One of the items; undefined where there are none. */
  choice<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  /** The items in a new order. */
  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = Math.floor(this.random() * (i + 1));
      result.splice(j, 1, ...result.splice(i, 1, ...result.slice(j, j + 1)));
    }
    return result;
  }
}
