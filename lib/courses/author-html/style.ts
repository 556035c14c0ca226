/**
 * Style properties of an author's `style` attribute that are kept. Nothing that takes a block out of the flow, lays it over
 * the page or fetches anything. Typefaces and fixed type sizes belong to the reader.
 */
const plain = new Set(
  (
    'text-align vertical-align text-indent text-decoration text-transform font-weight font-style font-variant line-height white-space ' +
    'word-break overflow-wrap direction unicode-bidi width height min-width max-width min-height max-height aspect-ratio padding ' +
    'padding-top padding-right padding-bottom padding-left padding-block padding-inline margin margin-top margin-right margin-bottom ' +
    'margin-left margin-block margin-inline border-style border-width border-top border-right border-bottom border-left border ' +
    'border-radius border-collapse border-spacing caption-side float clear list-style-type list-style-position columns column-count ' +
    'column-gap gap row-gap flex flex-direction flex-wrap flex-basis flex-grow flex-shrink align-items align-self justify-content ' +
    'grid-template-columns grid-column grid-row object-fit opacity'
  ).split(' '),
);
const displays = new Set([
  'block',
  'inline',
  'inline-block',
  'flex',
  'inline-flex',
  'grid',
  'table',
  'none',
  'list-item',
]);
const functions = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'min',
  'max',
  'clamp',
  'repeat',
  'minmax',
  'fit-content',
]);
const neutralNames = new Set(
  (
    'black white gray grey silver gainsboro whitesmoke snow ivory ghostwhite floralwhite transparent inherit initial unset ' +
    'currentcolor windowtext darkgray darkgrey dimgray dimgrey lightgray lightgrey slategray slategrey darkslategray darkslategrey'
  ).split(' '),
);

/**
 * The declarations of a `style` attribute that may stand on our page, as CSS text; empty where none may. Colours become tints
 * of the page's own ink and paper, so that they can be read in both colour schemes: near-greys, which are mostly what an
 * editor pasted, are dropped.
 *
 * @example cleanStyle('color: red; position: fixed; width: 50%') // 'color:color-mix(in srgb,red 40%,currentColor);width:50%'
 */
export function cleanStyle(style: string): string {
  const kept: string[] = [];
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) {
      continue;
    }
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim();
    const clean = isHarmless(value) ? cleanDeclaration(name, value) : null;
    if (clean) {
      kept.push(clean);
    }
  }
  return kept.join(';');
}

function cleanDeclaration(name: string, value: string): string | null {
  if (name === 'color') {
    return isChromatic(value) ? `color:color-mix(in srgb,${value} 40%,currentColor)` : null;
  }
  if (name === 'background-color' || name === 'background') {
    return isChromatic(value) ? `background-color:color-mix(in srgb,${value} 16%,transparent)` : null;
  }
  if (name === 'border-color') {
    return isChromatic(value) ? `border-color:${value}` : null;
  }
  if (name === 'font-size') {
    return /^([\d.]+(em|rem|%)|x{0,2}-?(small|large)|medium|smaller|larger)$/i.test(value)
      ? `font-size:${value}`
      : null;
  }
  if (name === 'font-family') {
    return /mono|courier|consolas/i.test(value) ? 'font-family:var(--font-mono,monospace)' : null;
  }
  if (name === 'display') {
    return displays.has(value.toLowerCase()) ? `display:${value}` : null;
  }
  if (name.startsWith('overflow')) {
    return name !== 'overflow-wrap' && /^(auto|scroll|hidden)$/i.test(value) ? `${name}:auto` : null;
  }
  if (!plain.has(name) || (name.startsWith('margin') && value.includes('-'))) {
    return null;
  }
  return `${name}:${value}`;
}

/** No escapes, no comments, no functions that fetch or read. */
function isHarmless(value: string): boolean {
  if (value === '' || value.length > 200 || !/^[\w\s.,%#()'"+\-/*]*$/.test(value) || value.includes('/*')) {
    return false;
  }
  for (const [, name] of value.matchAll(/([\w-]*)\s*\(/g)) {
    if (!functions.has(String(name).toLowerCase())) {
      return false;
    }
  }
  return true;
}

function isChromatic(value: string): boolean {
  const rgb = channels(value);
  if (rgb) {
    return Math.max(...rgb) - Math.min(...rgb) > 48;
  }
  return /^hsla?\([^()]*\)$/i.test(value) || (/^[a-z]+$/i.test(value) && !neutralNames.has(value.toLowerCase()));
}

function channels(value: string): number[] | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(value)?.[1];
  if (hex && hex.length !== 5 && hex.length !== 7) {
    const wide = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16));
  }
  const parts = /^rgba?\(([^()]*)\)$/i
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean);
  if (parts && parts.length >= 3) {
    return parts.slice(0, 3).map((part) => (part.endsWith('%') ? (Number.parseFloat(part) * 255) / 100 : Number(part)));
  }
  return null;
}
