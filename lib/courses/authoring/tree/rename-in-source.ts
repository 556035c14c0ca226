import { formatBlockId } from '@/lib/olx/identity';
import { idFromName, typeOf } from '@/lib/olx/read/name-block';
import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';

/**
 * The text of an element with the `url_name` of each block that it names changed to the id that `ids` has for it (by `TYPE@ID`); all
 * else stays to the letter. A text that is no XML stays whole. Pure.
 *
 * @example renameInSource('<poll url_name="a"/>', new Map([['poll@a', 'b']])) // '<poll url_name="b"/>'
 */
export function renameInSource(source: string, ids: ReadonlyMap<string, string>): string {
  const parsed = parseXml(source);
  if (!parsed.ok) {
    return source;
  }
  const edits: { readonly start: number; readonly end: number; readonly id: string }[] = [];
  const visit = (element: XmlElement) => {
    const { url_name: written } = element.attributes;
    const type = typeOf(element);
    const id = written === undefined ? undefined : ids.get(formatBlockId({ type, id: idFromName(type, written) }));
    const tag = source.slice(element.start, element.openEnd);
    const found = id === undefined ? null : /\surl_name\s*=\s*(["'])(.*?)\1/su.exec(tag);
    if (found && id !== undefined) {
      const end = element.start + found.index + found[0].length - 1;
      edits.push({ start: end - (found[2] ?? '').length, end, id });
    }
    for (const child of element.children) {
      visit(child);
    }
  };
  visit(parsed.root);
  return edits.reduceRight((text, { start, end, id }) => text.slice(0, start) + id + text.slice(end), source);
}
