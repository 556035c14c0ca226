import type { InputView, TextInput } from '../model';
import type { ChoiceSource } from '../source/choices';
import { readChoices } from '../source/choices';
import { escapeText } from '../source/html';
import { readOptions } from '../source/options';
import type { InputSource, ResponseSource } from '../source/problem';
import { leadingText } from '../source/xml';

/** What the view of an input is made from. */
export interface InputFrame {
  readonly response: ResponseSource;
  readonly input: InputSource;
  readonly label: string | null;
  readonly descriptions: readonly string[];
  /** Replaces `$name`. */
  readonly text: (source: string) => string;
  /** The order in which this learner sees the choices of this input, where it was drawn. */
  readonly order: readonly ChoiceSource[] | undefined;
}

type Base = Pick<InputView, 'inputId' | 'label' | 'descriptions'>;

/** What a learner sees of an input. Inputs that cannot be answered here come back as `unsupported`. */
export function viewInput(frame: InputFrame): InputView {
  const { input, response } = frame;
  const base: Base = { inputId: input.id, label: frame.label, descriptions: frame.descriptions };
  switch (input.element.tag) {
    case 'choicegroup':
    case 'radiogroup':
    case 'checkboxgroup':
      return choiceView(frame, base);
    case 'optioninput':
      return {
        ...base,
        type: 'dropdown',
        choices: readOptions(input.element, frame.text).map(({ text }) => ({ name: text, html: escapeText(text) })),
        inline: isInline(frame),
      };
    case 'textline':
      return textView(frame, base, response.element.tag === 'numericalresponse' ? 'numerical' : 'text');
    case 'formulaequationinput':
      return textView(frame, base, response.element.tag === 'formularesponse' ? 'formula' : 'numerical');
    case 'chemicalequationinput':
      return textView(frame, base, 'chemical');
    case 'textbox':
    case 'codeinput':
      return {
        ...base,
        type: 'textbox',
        rows: count(input.element.attributes.rows) ?? 30,
        columns: count(input.element.attributes.cols) ?? 80,
        mode: input.element.attributes.mode ?? '',
        initialText: frame.text(leadingText(input.element)),
      };
    default:
      return { ...base, type: 'unsupported', tag: input.element.tag, reason: 'type' };
  }
}

function choiceView(frame: InputFrame, base: Base): InputView {
  const { element } = frame.input;
  const tag = frame.response.element.tag;
  const naming = tag === 'choiceresponse' ? 'counted' : 'named';
  const choices = frame.order ?? readChoices(element, naming, frame.text);
  const isMultiple = element.tag === 'checkboxgroup' || tag === 'truefalseresponse';
  return {
    ...base,
    type: isMultiple ? 'checkbox' : 'choice',
    choices: choices.map(({ name, html }) => ({ name, html })),
    inline: isInline(frame),
  };
}

function textView(frame: InputFrame, base: Base, type: TextInput['type']): InputView {
  const { attributes } = frame.input.element;
  return {
    ...base,
    type,
    size: count(attributes.size) ?? null,
    trailingText: frame.text(attributes.trailing_text ?? ''),
    inline: isInline(frame),
    hidden: isTrue(attributes.hidden),
    math: frame.input.element.tag === 'formulaequationinput' || isTrue(attributes.math) || isTrue(attributes.dojs),
  };
}

function isInline({ input, response }: InputFrame): boolean {
  return isTrue(input.element.attributes.inline) || isTrue(response.element.attributes.inline);
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|true|yes)$/i.test(text.trim());
}

function count(text: string | undefined): number | undefined {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}
