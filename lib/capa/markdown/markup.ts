import { escapeAttribute } from '../source/html';
import { parseXml } from '../source/xml';

/** Names that authors know from HTML and that XML does not. */
const namedCodes: Readonly<Record<string, number>> = {
  nbsp: 160,
  ndash: 8211,
  mdash: 8212,
  hellip: 8230,
  times: 215,
  deg: 176,
};

/**
 * Author text as XML content: markup stays where it is well-formed, everything else is escaped. So `a & b` and `x < 3` come out
 * well-formed, and `<b>x</b>` stays bold.
 */
export function safeMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const repaired = text
    .replace(/&(\w+);/g, (entity, name: string) => (namedCodes[name] === undefined ? entity : `&#${namedCodes[name]};`))
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/g, '&amp;')
    .replace(/<(?![a-zA-Z/!])/g, '&lt;');
  if (isWellFormed(repaired)) return repaired;
  return repaired.replace(/</g, '&lt;');
}

export function isWellFormed(content: string): boolean {
  return parseXml(`<x>${content}</x>`).root !== null;
}

/** `name="value"` with a leading space. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeAttribute(value).replaceAll('&gt;', '>')}"`;
}

export interface TextAndHint {
  readonly text: string;
  /** The hint's text, or undefined. */
  readonly hint: string | undefined;
  /** ` label="…"`, or empty. */
  readonly label: string;
}

/** Takes `{{hint}}` or `{{label:: hint}}` out of a line. */
export function takeHint(line: string): TextAndHint {
  const match = /\{\{(.+?)\}\}/s.exec(line);
  if (!match) return { text: line.trim(), hint: undefined, label: '' };
  const before = line.slice(0, match.index).trimEnd();
  const after = line.slice(match.index + match[0].length).trimStart();
  const text = [before, after].filter(Boolean).join(' ').trim();
  return { text, ...splitLabel(match[1] ?? '') };
}

/** `label:: hint` */
export function splitLabel(source: string): { readonly hint: string; readonly label: string } {
  const match = /^(.*?)::(.*)$/s.exec(source);
  if (!match) return { hint: source.trim(), label: '' };
  return { hint: (match[2] ?? '').trim(), label: attribute('label', (match[1] ?? '').trim()) };
}

/** A hint element, or nothing. */
export function hintElement(tag: string, { hint, label }: Pick<TextAndHint, 'hint' | 'label'>): string {
  return hint === undefined ? '' : `<${tag}${label}>${safeMarkup(hint)}</${tag}>`;
}
