import { string } from '@/lib/olx/fields/field';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import type { BlockType } from './block-type';

/** Text. Its source is the body: HTML, not XML. */
export const html: BlockType = {
  name: 'html',
  content: 'body',
  storage: 'file',
  isSupported: true,
  fields: { editor: string('visual') },
};

const markers = /<!--|<!\[CDATA\[|<\?/g;
const ends: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

/**
 * The body of an html element that stands in XML: the text between its tags as written, with CDATA sections opened, since
 * authors use them to write HTML that is not XML.
 */
export function readInlineBody(element: XmlElement, text: string): string {
  const inner = text.slice(element.openEnd, element.closeStart);
  if (!inner.includes('<![CDATA[')) return inner;
  let body = '';
  let at = 0;
  markers.lastIndex = 0;
  for (let match = markers.exec(inner); match !== null; match = markers.exec(inner)) {
    const [marker] = match;
    const end = ends[marker] ?? '';
    const closing = inner.indexOf(end, match.index + marker.length);
    // The element is well-formed, so each marker has its end.
    const after = closing + end.length;
    if (marker === '<![CDATA[') {
      body += inner.slice(at, match.index) + inner.slice(match.index + marker.length, closing);
      at = after;
    }
    markers.lastIndex = after;
  }
  return body + inner.slice(at);
}

/** Where the body of a text may stand, best first: `html/NAME.html` and the places of older exports. */
export function bodyPaths(name: string): readonly string[] {
  const path = name.replaceAll(':', '/');
  const stem = path.replace(/\.(?:html|xml)$/, '');
  return [...new Set([`html/${stem}.html`, `${stem}.html`, `html/${path}`, path])];
}
