import { escapeText, innerHtml } from './html';
import type { ResponseSource } from './problem';
import { childElement, childElements, textOf, type XmlElement } from './xml';

/** The question of an input (or of a group of inputs), and where it came from. */
export interface Labels {
  readonly label: string | null;
  readonly descriptions: readonly string[];
  /** Elements that became the label or a description: they are not shown a second time. */
  readonly taken: ReadonlySet<XmlElement>;
}

/**
 * Finds the question of a response: its `<label>`; else, for one input, its `label` attribute, together with the paragraph
 * before the response where that says the same. `<description>` elements explain further.
 *
 * @param before the element that stands before the response
 */
export function labelsOf(response: ResponseSource, before: XmlElement | undefined): Labels {
  const taken = new Set<XmlElement>();
  const descriptions = childElements(response.element, 'description').map((element) => {
    taken.add(element);
    return innerHtml(element).trim();
  });
  const own = childElement(response.element, 'label');
  if (own) {
    taken.add(own);
    return { label: nullIfEmpty(innerHtml(own).trim()), descriptions, taken };
  }
  const single = response.inputs.length === 1 ? response.inputs[0] : undefined;
  const given = single?.element.attributes.label;
  if (given === undefined || given.trim() === '') return { label: null, descriptions, taken };
  if (before?.tag === 'p' && oneLine(textOf(before)) === oneLine(given)) {
    taken.add(before);
    return { label: innerHtml(before).trim(), descriptions, taken };
  }
  return { label: escapeText(given), descriptions, taken };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nullIfEmpty(text: string): string | null {
  return text === '' ? null : text;
}
