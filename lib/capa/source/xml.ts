import { SaxesParser } from 'saxes';
import type { ProblemFault } from '../model';

/** An element of a problem's XML. Comments and processing instructions are gone: they may hold answers. */
export interface XmlElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Line in the source, from 1. */
  readonly line: number;
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText;

export type XmlResult =
  | { readonly root: XmlElement; readonly fault: null }
  | { readonly root: null; readonly fault: ProblemFault };

/** Deeper than any honest problem, and shallow enough for every recursive walk. */
const maxDepth = 150;

/** Named characters that authors use although XML does not know them. */
const namedCharacters: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  middot: '·',
  bull: '•',
  copy: '©',
  deg: '°',
  times: '×',
  divide: '÷',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  ne: '≠',
  larr: '←',
  rarr: '→',
  harr: '↔',
  infin: '∞',
  pi: 'π',
  mu: 'μ',
  Omega: 'Ω',
  alpha: 'α',
  beta: 'β',
  theta: 'θ',
  lambda: 'λ',
  sigma: 'σ',
  Delta: 'Δ',
};

interface OpenElement {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly line: number;
}

/**
 * Reads one XML document into a tree. Never throws: what is wrong comes back with its place.
 * Documents with a DTD are refused (no entities are ever expanded but XML's own and a few named characters).
 *
 * @example parseXml('<problem><p>Hi</p></problem>').root?.tag // 'problem'
 */
export function parseXml(source: string): XmlResult {
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, namedCharacters);
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let fault: ProblemFault | null = null;

  const fail = (code: string, message: string): void => {
    fault ??= { code, message, line: parser.line, column: parser.column };
  };
  const addText = (text: string): void => {
    const parent = open.at(-1);
    if (!parent || text === '') return;
    const last = parent.children.at(-1);
    if (last?.kind === 'text') parent.children[parent.children.length - 1] = { kind: 'text', text: last.text + text };
    else parent.children.push({ kind: 'text', text });
  };

  parser.on('error', (error) => fail('broken-xml', error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('doctype', 'A problem may not have a document type declaration.'));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    if (open.length >= maxDepth) fail('too-deep', `Elements are nested more than ${maxDepth} deep.`);
    if (fault) return;
    open.push({ tag: tag.name, attributes: { ...tag.attributes }, children: [], line: parser.line });
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (!done || fault) return;
    const element: XmlElement = { kind: 'element', ...done };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  });

  // In slices, so that a broken megabyte is not read to its end.
  const trimmed = source.replace(/^\uFEFF?\s+/, '');
  for (let at = 0; at < trimmed.length && !fault; at += 65_536) parser.write(trimmed.slice(at, at + 65_536));
  if (!fault) parser.close();
  if (fault) return { root: null, fault };
  if (!root) return { root: null, fault: { code: 'empty', message: 'There is no element.', line: 1, column: 0 } };
  return { root, fault: null };
}

/** All text inside, in order, without markup. */
export function textOf(node: XmlNode): string {
  if (node.kind === 'text') return node.text;
  let text = '';
  for (const child of node.children) text += textOf(child);
  return text;
}

/** The text before the first child element. */
export function leadingText(element: XmlElement): string {
  const first = element.children[0];
  return first?.kind === 'text' ? first.text : '';
}

/** The elements inside, at any depth, in document order, whose tag is one of `tags`. */
export function descendants(element: XmlElement, tags: ReadonlySet<string>): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (node: XmlElement): void => {
    for (const child of node.children) {
      if (child.kind !== 'element') continue;
      if (tags.has(child.tag)) found.push(child);
      walk(child);
    }
  };
  walk(element);
  return found;
}

/** The first element inside `place` or after it in the document, at any depth, whose tag is one of `tags`. */
export function firstFrom(root: XmlElement, place: XmlElement, tags: ReadonlySet<string>): XmlElement | undefined {
  let isReached = false;
  const walk = (node: XmlElement): XmlElement | undefined => {
    if (isReached && tags.has(node.tag)) return node;
    isReached ||= node === place;
    for (const child of node.children) {
      const found = child.kind === 'element' ? walk(child) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return walk(root);
}

/** The child elements, in order; all of them, or those with the tag. */
export function childElements(element: XmlElement, tag?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) {
    if (child.kind === 'element' && (tag === undefined || child.tag === tag)) found.push(child);
  }
  return found;
}

/** The first child element with the tag. */
export function childElement(element: XmlElement, tag: string): XmlElement | undefined {
  for (const child of element.children) if (child.kind === 'element' && child.tag === tag) return child;
  return undefined;
}

/** The first element inside, at any depth, with the tag. */
export function descendant(element: XmlElement, tag: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (child.tag === tag) return child;
    const inner = descendant(child, tag);
    if (inner) return inner;
  }
  return undefined;
}
