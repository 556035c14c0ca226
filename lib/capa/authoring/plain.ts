import { inputTags } from '../inputs/tags';
import { responseTypes, ungradedTags } from '../response-types';
import { isHiddenTag } from '../source/html';
import { childElements, type XmlElement } from '../source/xml';
import { refuse } from './refusal';

export const responseTags: ReadonlySet<string> = new Set([...responseTypes.keys(), ...ungradedTags]);

/** Gives an element back that holds text alone; throws `Refused` where something of a question is in it. `isKnown`: the element itself is one of a problem's own. */
export function plain(element: XmlElement, isKnown = false): XmlElement {
  const { tag } = element;
  if (!isKnown) {
    if (responseTags.has(tag) || inputTags.has(tag)) {
      refuse({ reason: 'fields', detail: tag });
    }
    if (isHiddenTag(tag) || /response$/.test(tag)) {
      refuse({ reason: 'element', detail: tag });
    }
  }
  for (const child of childElements(element)) {
    plain(child);
  }
  return element;
}
