import { idPrefix, schema } from './schema';
import { cleanStyle } from './style';

const allowedTags: ReadonlySet<string> = new Set(schema.tagNames ?? []);
const plainAttributes: ReadonlySet<string> = new Set([
  'align',
  'colspan',
  'dir',
  'lang',
  'rowspan',
  'scope',
  'start',
  'title',
  'type',
  'valign',
]);
const ourClasses: ReadonlySet<string> = new Set([
  'detailed-solution',
  'problem-header',
  'note',
  'important',
  'tip',
  'warning',
]);

/**
 * An author's element that React draws around an input: its tag, or `div` where it may not stand on our page, and the attributes
 * that may. The same rules as for HTML that passes `renderAuthorHtml`.
 */
export function cleanAuthorElement(
  tag: string,
  attributes: Readonly<Record<string, string>>,
): { readonly tag: string; readonly attributes: Readonly<Record<string, string>> } {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const clean = cleanAttribute(name.toLowerCase(), value);
    if (clean !== '') {
      kept[name.toLowerCase()] = clean;
    }
  }
  const isAllowed = allowedTags.has(tag) && tag !== 'a' && tag !== 'iframe' && tag !== 'svg' && tag !== 'math';
  return { tag: isAllowed ? tag : 'div', attributes: kept };
}

function cleanAttribute(name: string, value: string): string {
  if (name === 'style') {
    return cleanStyle(value);
  }
  if (name === 'class') {
    return value
      .split(/\s+/)
      .filter((word) => ourClasses.has(word))
      .join(' ');
  }
  if (name === 'id') {
    return value === '' ? '' : idPrefix + value;
  }
  if (name === 'headers') {
    const ids = value.split(/\s+/).filter((id) => id !== '');
    return ids.map((id) => idPrefix + id).join(' ');
  }
  return plainAttributes.has(name) ? value : '';
}
