import { childElements, descendants, type XmlElement } from './xml';

/** A number field inside a choice. */
export interface NumberField {
  readonly field: string;
  readonly element: XmlElement;
}

/** One choice of a choice-text group. Never sent to a learner: it knows whether it is right. */
export interface ChoiceTextSource {
  /** `choiceinput_0` */
  readonly name: string;
  readonly element: XmlElement;
  readonly isCorrect: boolean;
  readonly fields: readonly NumberField[];
}

const fieldTags = new Set(['numtolerance_input']);

export function readChoiceTexts(group: XmlElement, text: (source: string) => string): readonly ChoiceTextSource[] {
  return childElements(group, 'choice').map((element, index) => {
    const name = `choiceinput_${index}`;
    return {
      name,
      element,
      isCorrect:
        text(element.attributes.correct ?? '')
          .trim()
          .toLowerCase() === 'true',
      fields: descendants(element, fieldTags).map((field, at) => ({
        field: `${name}_numtolerance_input_${at}`,
        element: field,
      })),
    };
  });
}

/** The field that says which choice is taken: one for radio buttons, one for each checkbox. */
export function choiceField(isMultiple: boolean, name: string): string {
  return isMultiple ? `${name}bc` : 'choice';
}
