import type { XmlElement } from '@/lib/olx/xml/parse-xml';

const places = /\s+(?:parent_url|parent_sequential_url|index_in_children_list)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * The exact text of an element, without the attributes that say where a draft stands: a draft that says the same as what
 * is published must be the same text.
 */
export function cutSource(text: string, { start, openEnd, end, attributes }: XmlElement): string {
  const hasPlace =
    attributes.parent_url !== undefined ||
    attributes.parent_sequential_url !== undefined ||
    attributes.index_in_children_list !== undefined;
  if (!hasPlace) return text.slice(start, end);
  return withoutPlaces(text.slice(start, openEnd)) + text.slice(openEnd, end);
}

/** Quoted values are skipped over, so that only attributes are found. */
function withoutPlaces(tag: string): string {
  return tag.replace(/"[^"]*"|'[^']*'|\s+[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*')/g, (part) =>
    part.replace(places, '') === '' ? '' : part,
  );
}
