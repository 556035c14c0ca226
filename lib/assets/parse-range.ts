import type { ByteRange } from '@/db/courseware';

/** `all`: send everything (no range, one that is not understood, or several); `unsatisfiable`: answer 416. */
export type RangeRequest = ByteRange | 'all' | 'unsatisfiable';

/**
 * Reads a `Range` header for a file of `length` bytes. Several ranges at once are answered with the whole file, as a server may.
 * Source: RFC 9110, section 14.
 *
 * @example parseRange('bytes=-2', 10) // { start: 8, end: 9 }
 */
export function parseRange(header: string | null, length: number): RangeRequest {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i.exec(header?.trim() ?? '');
  if (!match) {
    return 'all';
  }
  const [, first, last, suffix] = match;
  if (suffix !== undefined) {
    const count = Number(suffix);
    return count === 0 || length === 0 ? 'unsatisfiable' : { start: Math.max(0, length - count), end: length - 1 };
  }
  const start = Number(first);
  const end = last ? Number(last) : length - 1;
  if (last && end < start) {
    return 'all';
  }
  return start >= length ? 'unsatisfiable' : { start, end: Math.min(end, length - 1) };
}
