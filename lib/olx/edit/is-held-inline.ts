import { formatBlockId } from '@/lib/olx/identity';
import { idFromName, isPointer, typeOf, writtenName } from '@/lib/olx/read/name-block';
import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';

/**
 * Whether a block has no file of its own: its element stands within the source of a block above it, which an export writes as it is.
 * `names` are the block and what it stands in, up to the block whose source this is (`TYPE@ID`, without that one).
 *
 * @example isHeldInline('<split_test><vertical url_name="a"/></split_test>', ['html@x', 'vertical@a']) // false
 */
export function isHeldInline(source: string, names: readonly string[]): boolean {
  const parsed = parseXml(source);
  if (!parsed.ok) {
    return true;
  }
  const pointed = new Set<string>();
  const visit = (element: XmlElement) => {
    const name = isPointer(element) ? writtenName(element) : undefined;
    const type = typeOf(element);
    if (name !== undefined) {
      pointed.add(formatBlockId({ type, id: idFromName(type, name) }));
    }
    element.children.forEach(visit);
  };
  parsed.root.children.forEach(visit);
  return !names.some((name) => pointed.has(name));
}
