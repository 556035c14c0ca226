import { isPythonSpace } from '../python/text';
import type { CharClass, CharSet } from './syntax';

/** Python's `isdecimal`, `isspace` and `isalnum` for one code point. */
const digit = /^\p{Nd}$/u;
const word = /^[\p{L}\p{N}_]$/u;

export function isWord(code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  return word.test(String.fromCodePoint(code));
}

function isDigit(code: number): boolean {
  return code < 128 ? code >= 48 && code <= 57 : digit.test(String.fromCodePoint(code));
}

function isSpace(code: number): boolean {
  return isPythonSpace(code);
}

function inClass(charClass: CharClass, code: number): boolean {
  switch (charClass) {
    case 'any':
      return true;
    case 'notNewline':
      return code !== 10;
    case 'digit':
      return isDigit(code);
    case 'notDigit':
      return !isDigit(code);
    case 'space':
      return isSpace(code);
    case 'notSpace':
      return !isSpace(code);
    case 'word':
      return isWord(code);
    case 'notWord':
      return !isWord(code);
  }
}

/** The same letter in other cases (one code point each), without the code itself. */
export function caseVariants(code: number): readonly number[] {
  if (code < 128) {
    if (code >= 65 && code <= 90) return [code + 32];
    // K and S have relatives beyond ASCII, in both directions.
    if (code === 107) return [75, 0x212a];
    if (code === 115) return [83, 0x17f];
    return code >= 97 && code <= 122 ? [code - 32] : [];
  }
  const text = String.fromCodePoint(code);
  const variants = new Set<number>();
  for (const other of [text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()]) {
    const points = [...other];
    const point = points.length === 1 ? points[0]?.codePointAt(0) : undefined;
    if (point !== undefined && point !== code) variants.add(point);
  }
  return [...variants];
}

/** Makes a quick test of a set. */
export function charTest(set: CharSet): (code: number) => boolean {
  const inRanges = rangeTest(set.ranges);
  const plain = (code: number): boolean => inRanges(code) || set.classes.some((name) => inClass(name, code));
  const found = set.ignoreCase ? (code: number) => plain(code) || caseVariants(code).some(plain) : plain;
  return set.negated ? (code) => !found(code) : found;
}

/** Few ranges are tried one by one; in many, that an author may write to slow a search down, the place is looked up. */
function rangeTest(ranges: CharSet['ranges']): (code: number) => boolean {
  if (ranges.length <= 8) return (code) => ranges.some(([low, high]) => code >= low && code <= high);
  const merged: [number, number][] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else merged.push([low, high]);
  }
  return (code) => {
    let from = 0;
    let to = merged.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((merged[middle]?.[1] ?? 0) < code) from = middle + 1;
      else to = middle;
    }
    return (merged[from]?.[0] ?? Number.POSITIVE_INFINITY) <= code;
  };
}
