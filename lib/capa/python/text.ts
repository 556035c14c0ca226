/** Rules of Python's text and numbers that authors' problems rely on. Source: the Python library reference. */

/** `chr(code).isspace()`: also the separators 28 to 31, which JavaScript does not count. */
export function isPythonSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  return (code >= 28 && code <= 31) || code === 0x85 || (code !== 0xfeff && /\s/.test(String.fromCodePoint(code)));
}

/** `str.strip()`: takes off what Python holds for white space at both ends. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end -= 1;
  while (start < end && isPythonSpace(text.charCodeAt(start))) start += 1;
  return text.slice(start, end);
}

const floatForm = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const floatWord = /^([+-]?)(inf|infinity|nan)$/i;

/**
 * `float(text)`; undefined where Python raises.
 *
 * @example parseFloatText(' 1e3 ') // 1000
 */
export function parseFloatText(text: string): number | undefined {
  const trimmed = strip(text);
  if (floatForm.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const word = floatWord.exec(trimmed);
  if (!word) return undefined;
  const value = word[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
  return word[1] === '-' ? -value : value;
}

/** `int(text)`; undefined where Python raises. */
export function parseIntText(text: string): number | undefined {
  const trimmed = strip(text);
  return /^[+-]?\d+(?:_\d+)*$/.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
}

const complexForm =
  /^(?:([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\d.jJ]))?(?:([+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)?)[jJ])?$/;

/** `complex(text)` for finite parts and single infinities; undefined where Python raises. */
export function parseComplexText(text: string): { readonly re: number; readonly im: number } | undefined {
  let trimmed = strip(text);
  if (trimmed.startsWith('(') && trimmed.endsWith(')')) trimmed = strip(trimmed.slice(1, -1));
  const real = parseFloatText(trimmed);
  if (real !== undefined) return { re: real, im: 0 };
  const parts = complexForm.exec(trimmed);
  if (!parts || trimmed === '') return undefined;
  const imaginary = parts[2];
  // Between the two parts Python wants a sign: `3+4j`, never `34j` read as 3 and 4.
  if (parts[1] !== undefined && imaginary !== undefined && !/^[+-]/.test(imaginary)) return undefined;
  return { re: parts[1] === undefined ? 0 : Number(parts[1]), im: imaginaryPart(imaginary) };
}

function imaginaryPart(text: string | undefined): number {
  if (text === undefined) return 0;
  if (text === '' || text === '+') return 1;
  if (text === '-') return -1;
  return Number(text);
}

/**
 * To the nearest, ties away from zero, as Open edX rounds a part of a problem's points.
 *
 * @example roundAwayFromZero(0.125, 2) // 0.13
 */
export function roundAwayFromZero(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5)) / scale;
}

/**
 * `round(value, digits)`: to the nearest by the exact binary value, ties to the even digit.
 *
 * @example roundHalfEven(0.125, 2) // 0.12
 */
export function roundHalfEven(value: number, digits: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return value;
  const exact = Math.abs(value).toFixed(Math.min(100, digits + 60));
  const point = exact.indexOf('.');
  const kept = exact.slice(0, point + 1 + digits);
  const rest = exact.slice(point + 1 + digits);
  const isTie = /^50*$/.test(rest);
  const rounded =
    isTie && Number(kept.at(-1) === '.' ? kept.at(-2) : kept.at(-1)) % 2 === 0
      ? Number(kept)
      : Number(Math.abs(value).toFixed(digits));
  return value < 0 ? -rounded : rounded;
}
