import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { ReadMarkup } from '@/lib/olx/check';

/** Faults of HTML after which a browser shows something else than was meant: the rest is swallowed, or a tag is cut short. */
const losing: Readonly<Record<string, string>> = {
  'eof-in-comment': 'A comment is never closed: all that follows is hidden.',
  'eof-in-tag': 'A tag is never closed: it is lost, with all that follows.',
  'eof-in-element-that-can-contain-only-text':
    'A script, style or textarea is never closed: all that follows is taken for its text.',
  'duplicate-attribute': 'A tag has an attribute twice: only the first counts.',
  'missing-whitespace-between-attributes': 'Two attributes stand without a space between them: a quote may be missing.',
  'unexpected-character-in-attribute-name':
    'A name of an attribute holds a quote or "<": a quote or ">" is missing before it.',
};

/** The elements of an author's HTML with their lines, as a browser would read it. */
export function readHtml(html: string): ReadMarkup {
  if (!html.includes('<')) return { elements: [], faults: [] };
  try {
    return readTree(html);
  } catch (error) {
    // The parser goes down into elements by calling itself.
    if (!(error instanceof RangeError)) throw error;
    return { elements: [], faults: [{ line: 1, message: 'Elements are nested too deep to be read.' }] };
  }
}

function readTree(html: string): ReadMarkup {
  const faults: { readonly line: number; readonly message: string }[] = [];
  const elements: ReadMarkup['elements'][number][] = [];
  const tree: Nodes = fromHtml(html, {
    fragment: true,
    onerror({ ruleId, line }) {
      const message = losing[ruleId ?? ''];
      if (message !== undefined) faults.push({ line: line ?? 1, message });
    },
  });
  visit(tree, 'element', (element) => {
    elements.push({
      tag: element.tagName,
      attributes: attributesOf(element),
      line: element.position?.start.line ?? 1,
    });
  });
  return { elements, faults };
}

function attributesOf({ properties }: Element): Readonly<Record<string, string>> {
  const entries = Object.entries(properties).map(([name, value]) => [
    attributeName(name),
    Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value ?? ''),
  ]);
  return Object.fromEntries(entries);
}

const renamed: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' };

/** `ariaLabel` is `aria-label`, `srcSet` is `srcset`. */
const attributeName = (property: string): string =>
  renamed[property] ?? property.replace(/^(aria|data)(?=[A-Z])/, '$1-').toLowerCase();
