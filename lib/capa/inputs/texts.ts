import type { TextInput } from '../model';
import { leadingText } from '../source/xml';
import { count, type InputFrame, type InputViewer, isInline, isTrue } from './frame';

/** One line of text, a number or a formula. */
export const viewText: InputViewer = (frame, base) => {
  const { attributes, tag } = frame.input.element;
  return {
    ...base,
    type: kindOf(frame),
    size: count(attributes.size) ?? null,
    trailingText: frame.text(attributes.trailing_text ?? ''),
    inline: isInline(frame),
    hidden: isTrue(attributes.hidden),
    math: tag === 'formulaequationinput' || isTrue(attributes.math) || isTrue(attributes.dojs),
  };
};

function kindOf({ input, response }: InputFrame): TextInput['type'] {
  if (input.element.tag === 'chemicalequationinput') return 'chemical';
  if (response.element.tag === 'numericalresponse') return 'numerical';
  if (response.element.tag === 'formularesponse' || input.element.tag === 'formulaequationinput') return 'formula';
  return 'text';
}

/** Several lines of text or code. */
export const viewTextbox: InputViewer = (frame, base) => {
  const { element } = frame.input;
  return {
    ...base,
    type: 'textbox',
    rows: count(element.attributes.rows) ?? 10,
    columns: count(element.attributes.cols) ?? 80,
    mode: element.attributes.mode ?? '',
    initialText: frame.text(leadingText(element)),
  };
};
