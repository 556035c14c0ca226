import { safeMarkup } from '../markdown/markup';
import { parseXml } from '../source/xml';
import { innerXml, withoutForbidden, xmlText } from './write-xml';

/**
 * HTML as people type it: `&`, `<` and `>` stand for themselves, markup may be typed as it is. `fromLine` and `fromParagraphs` read
 * what the others show. Where that would not give the same HTML again, the HTML itself is shown.
 */

/** @example toLine('5 &lt; 6 &amp; <b>7</b>') // '5 < 6 & <b>7</b>' */
export function toLine(html: string): string {
  const shown = withSigns(html);
  return fromLine(shown) === html ? shown : html;
}

/** @example fromLine('5 < 6') // '5 &lt; 6' */
export function fromLine(text: string): string {
  const typed = clean(text).trim();
  const { root } = parseXml(`<x>${safeMarkup(typed)}</x>`);
  return root ? innerXml(root) : xmlText(typed);
}

/** Paragraphs with empty lines between them. @example toParagraphs('<p>One</p>\n<p>Two</p>') // 'One\n\nTwo' */
export function toParagraphs(html: string): string {
  const { root } = parseXml(`<x>${html}</x>`);
  const isPlain = root?.children.every((child) =>
    child.kind === 'text' ? child.text.trim() === '' : child.tag === 'p' && Object.keys(child.attributes).length === 0,
  );
  if (html === '' || !isPlain) {
    return html;
  }
  const shown = html
    .split(/<\/p>\s*(?:<p>|$)/)
    .map((part, index) => toLine((index === 0 ? part.replace(/^<p>/, '') : part).trim()))
    .filter((part) => part !== '')
    .join('\n\n');
  return squeeze(fromParagraphs(shown)) === squeeze(html) ? shown : html;
}

const squeeze = (html: string) => html.replace(/\s+/g, ' ').replace(/ ?(<\/?p>) ?/g, '$1');

/** A block that begins with markup of its own stays as it is. */
export function fromParagraphs(text: string): string {
  return clean(text)
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const line = fromLine(part);
      return blockStart.test(line) ? line : `<p>${line}</p>`;
    })
    .join('\n');
}

const blockStart =
  /^<(?:p|div|h[1-6]|ul|ol|dl|table|pre|blockquote|figure|section|article|hr|center|iframe|video|audio)\b/i;

const clean = (text: string) => withoutForbidden(text.replace(/\r\n?/g, '\n'));

const withSigns = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
