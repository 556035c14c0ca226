import { type CharClass, type CharSet, PatternFault } from './syntax';

/** The set that fits one code point. */
export function plainSet(code: number, ignoreCase: boolean): CharSet {
  return { negated: false, ignoreCase, ranges: [[code, code]], classes: [] };
}

const classEscapes: Readonly<Record<string, CharClass>> = {
  d: 'digit',
  D: 'notDigit',
  s: 'space',
  S: 'notSpace',
  w: 'word',
  W: 'notWord',
};

const controlEscapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/** Reads what follows a backslash (`at` stands after it). */
export function parseEscape(source: readonly string[], at: number, ignoreCase: boolean): { set: CharSet; end: number } {
  const c = source[at];
  if (c === undefined) throw new PatternFault('bad escape (end of pattern)');
  const charClass = classEscapes[c];
  if (charClass) return { set: { negated: false, ignoreCase: false, ranges: [], classes: [charClass] }, end: at + 1 };
  const { code, end } = escapedCode(source, at, c);
  return { set: plainSet(code, ignoreCase), end };
}

function escapedCode(source: readonly string[], at: number, c: string): { code: number; end: number } {
  const control = controlEscapes[c];
  if (control !== undefined) return { code: control, end: at + 1 };
  const width = c === 'x' ? 2 : c === 'u' ? 4 : c === 'U' ? 8 : 0;
  if (width > 0) {
    const digits = source.slice(at + 1, at + 1 + width).join('');
    if (!/^[\da-fA-F]+$/.test(digits) || digits.length !== width)
      throw new PatternFault(`incomplete escape \\${c}${digits}`);
    return { code: Number.parseInt(digits, 16), end: at + 1 + width };
  }
  if (/[0-7]/.test(c)) {
    const digits = /^0[0-7]{0,2}|^[0-7]{1,3}/.exec(source.slice(at, at + 3).join(''))?.[0] ?? c;
    return { code: Number.parseInt(digits, 8), end: at + digits.length };
  }
  if (/[a-zA-Z]/.test(c)) throw new PatternFault(`bad escape \\${c}`);
  return { code: c.codePointAt(0) ?? 0, end: at + 1 };
}

/** Reads a class (`at` stands after the opening bracket). */
export function parseClass(
  source: readonly string[],
  start: number,
  ignoreCase: boolean,
): { set: CharSet; end: number } {
  let at = start;
  const negated = source[at] === '^';
  if (negated) at += 1;
  const ranges: (readonly [number, number])[] = [];
  const classes: CharClass[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const c = source[at];
    if (c === undefined) throw new PatternFault('unterminated character set');
    if (c === ']' && !isFirst) break;
    const low = member(source, at);
    at = low.end;
    if (low.charClass) {
      classes.push(low.charClass);
      continue;
    }
    if (source[at] === '-' && source[at + 1] !== undefined && source[at + 1] !== ']') {
      const high = member(source, at + 1);
      if (high.charClass || high.code < low.code) throw new PatternFault('bad character range');
      ranges.push([low.code, high.code]);
      at = high.end;
    } else {
      ranges.push([low.code, low.code]);
    }
  }
  return { set: { negated, ignoreCase, ranges, classes }, end: at + 1 };
}

function member(
  source: readonly string[],
  at: number,
): { code: number; charClass: CharClass | undefined; end: number } {
  const c = source[at] ?? '';
  if (c !== '\\') return { code: c.codePointAt(0) ?? 0, charClass: undefined, end: at + 1 };
  const escaped = source[at + 1];
  if (escaped === undefined) throw new PatternFault('unterminated character set');
  const charClass = classEscapes[escaped];
  if (charClass) return { code: 0, charClass, end: at + 2 };
  if (escaped === 'b') return { code: 8, charClass: undefined, end: at + 2 };
  return { ...escapedCode(source, at + 1, escaped), charClass: undefined };
}
