import type { PseudoLocale } from './locales';

/**
 * Messages by their key: text in ICU syntax, as `messages/<locale>.json` holds it, or what the build has compiled that to,
 * or a group of messages.
 */
export interface Messages {
  readonly [key: string]: string | readonly unknown[] | Messages;
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  F: 'Ƒ',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ļ',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  Q: 'Ǫ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  V: 'Ṽ',
  W: 'Ŵ',
  X: 'Ẋ',
  Y: 'Ý',
  Z: 'Ž',
};

/**
 * The pseudo-translation of every message. `en-XA` accents each letter and makes the text about 40 % longer, between
 * brackets that show where a message ends; `ar-XB` keeps the letters and turns the writing direction with the marks of
 * Unicode (RLO … PDF). Arguments, plural forms and tags of the ICU syntax stay as they are.
 */
export function pseudoMessages(messages: Messages, locale: PseudoLocale): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      isGroup(value) ? pseudoMessages(value, locale) : pseudoOf(value, locale),
    ]),
  );
}

function isGroup(value: Messages[string]): value is Messages {
  return typeof value === 'object' && !Array.isArray(value);
}

function pseudoOf(value: string | readonly unknown[], locale: PseudoLocale): string | readonly unknown[] {
  if (typeof value === 'string') {
    return pseudoMessage(value, locale);
  }
  const nodes = pseudoNodes(value, locale);
  return locale === 'en-XA' ? ['[', ...nodes, padding(20), ']'] : nodes;
}

/**
 * A compiled message is a list of nodes: text, the number 0 for a plural's `#`, `[argument]`, `[argument, kind, forms]`
 * with a number for the kind, or `[tag, ...nodes]`.
 */
function pseudoNodes(nodes: readonly unknown[], locale: PseudoLocale): unknown[] {
  return nodes.map((node) => (Array.isArray(node) ? pseudoNode(node, locale) : pseudoText(node, locale)));
}

function pseudoNode([name, kind, ...rest]: readonly unknown[], locale: PseudoLocale): unknown[] {
  if (kind === undefined) {
    return [name];
  }
  if (typeof kind !== 'number' || kind === 0) {
    return [name, ...pseudoNodes([kind, ...rest], locale)];
  }
  const [forms] = rest;
  if (typeof forms !== 'object' || forms === null || kind > 3) {
    return [name, kind, ...rest];
  }
  const written = Object.entries(forms).map(([form, value]) => [
    form,
    Array.isArray(value) ? pseudoNodes(value, locale) : pseudoText(value, locale),
  ]);
  return [name, kind, Object.fromEntries(written)];
}

function pseudoText(node: unknown, locale: PseudoLocale): unknown {
  return typeof node === 'string' ? disguise(node, locale) : node;
}

/** One message of `pseudoMessages`. */
export function pseudoMessage(message: string, locale: PseudoLocale): string {
  const parts = textParts(message);
  const written = parts.map((part) => (part.isText ? disguise(part.text, locale) : part.text)).join('');
  if (locale === 'ar-XB') {
    return written;
  }
  const letters = parts.reduce((sum, part) => sum + (part.isText ? part.text.length : 0), 0);
  return `[${written}${padding(letters)}]`;
}

/** As much more text as a translation of so many letters may need. */
function padding(letters: number): string {
  return ' one two three four five six'.repeat(1 + Math.floor(letters / 60)).slice(0, Math.ceil(letters * 0.4));
}

function disguise(text: string, locale: PseudoLocale): string {
  if (locale === 'en-XA') {
    return text.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter);
  }
  return text.trim() === '' ? text : `\u202e${text}\u202c`;
}

/**
 * Splits an ICU message into text and syntax. Braces nest as argument, form, argument …, so text stands at even depth;
 * tags (`<b>`, `</b>`) and a plural's `#` are syntax too.
 */
function textParts(message: string): { text: string; isText: boolean }[] {
  const parts: { text: string; isText: boolean }[] = [];
  let depth = 0;
  for (const [token] of message.matchAll(/<\/?[\w-]+\/?>|[{}#]|[^{}<#]+|</g)) {
    const isSyntax = depth % 2 === 1 || token === '{' || token === '}' || token === '#' || /^<\/?[\w-]/.test(token);
    depth += token === '{' ? 1 : token === '}' ? -1 : 0;
    parts.push({ text: token, isText: !isSyntax });
  }
  return parts;
}
