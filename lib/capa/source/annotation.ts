import { childElements, descendant, textOf, type XmlElement } from './xml';

/** One tag that a learner may choose for a piece of text. */
export interface AnnotationOption {
  readonly id: number;
  readonly text: string;
  /** `correct`, `partially-correct`, `incorrect`. Never sent to a learner. */
  readonly choice: string;
}

export function readAnnotationOptions(
  input: XmlElement,
  text: (source: string) => string,
): readonly AnnotationOption[] {
  const options = descendant(input, 'options');
  return (options ? childElements(options, 'option') : []).map((option, id) => ({
    id,
    text: text(textOf(option).trim()),
    choice: option.attributes.choice ?? 'incorrect',
  }));
}
