import { ulid as ulidOf } from 'ulid';

/** Bytes of chance, fetched many at once: the package would ask for each of an id's sixteen letters by itself, at some microseconds a piece. */
const chance = new Uint8Array(1024);
let used = chance.length;

/** A number from 0 to less than 1, by chance that nobody can foretell. */
export function drawNumber(): number {
  if (used === chance.length) {
    crypto.getRandomValues(chance);
    used = 0;
  }
  const byte = chance[used] ?? 0;
  used += 1;
  return byte / 256;
}

/**
 * A ULID: 26 letters and digits that sort by their time and are never the same.
 *
 * @param at milliseconds since 1970; now, where nothing is said
 */
export const ulid = (at?: number): string => ulidOf(at, drawNumber);
