import type { XmlElement } from '@/lib/olx/xml/parse-xml';

/** Attributes that say where a draft stands. */
export const placeAttributes: ReadonlySet<string> = new Set([
  'parent_url',
  'parent_sequential_url',
  'index_in_children_list',
]);
/** One after the other: white space, an attribute, any other character. */
const piecesOfTag = /(\s+)|([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')|[\s\S]/gy;

/**
 * The exact text of an element, without the attributes that say where a draft stands: a draft that says the same as what
 * is published must be the same text.
 */
export function cutSource(text: string, { name, start, openEnd, end, attributes }: XmlElement): string {
  if (![...placeAttributes].some((place) => attributes[place] !== undefined)) return text.slice(start, end);
  const afterName = start + 1 + name.length;
  return text.slice(start, afterName) + withoutPlaces(text.slice(afterName, openEnd)) + text.slice(openEnd, end);
}

/** Each place goes with the white space before it. */
function withoutPlaces(tag: string): string {
  let kept = '';
  let space = '';
  for (const [piece, white, attribute] of tag.matchAll(piecesOfTag)) {
    if (white !== undefined) {
      space += white;
    } else {
      if (attribute === undefined || !placeAttributes.has(attribute)) kept += space + piece;
      space = '';
    }
  }
  return kept;
}
