import type { InputView } from '../model';
import type { ChoiceSource } from '../source/choices';
import type { InputSource, ResponseSource } from '../source/problem';

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

/** Makes what a learner sees of one kind of input; it adds nothing that tells the answer. */
export type InputViewer = (frame: InputFrame, base: InputBase) => InputView;

export type InputBase = Pick<InputView, 'inputId' | 'label' | 'descriptions'>;

export function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|true|yes)$/i.test(text.trim());
}

/** A whole number above zero; undefined for anything else. */
export function count(text: string | undefined): number | undefined {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

export function isInline({ input, response }: InputFrame): boolean {
  return isTrue(input.element.attributes.inline) || isTrue(response.element.attributes.inline);
}
