import { childElement, childElements, textOf, type XmlElement } from './xml';

/** One option of a dropdown as authored. */
export interface OptionSource {
  readonly text: string;
  readonly isCorrect: boolean;
  readonly hint: XmlElement | undefined;
}

/**
 * The options of an `<optioninput>`: its `<option>` elements, else its `options` attribute.
 * What is sent and compared is the option's text without white space around it.
 */
export function readOptions(input: XmlElement, text: (source: string) => string): readonly OptionSource[] {
  const elements = childElements(input, 'option');
  const correct = text(input.attributes.correct ?? '');
  if (elements.length === 0) {
    return parseOptionList(text(input.attributes.options ?? '')).map((option) => ({
      text: option,
      isCorrect: option === correct,
      hint: undefined,
    }));
  }
  return elements.map((element) => ({
    text: optionText(element, text),
    isCorrect:
      text(element.attributes.correct ?? '')
        .trim()
        .toLowerCase() === 'true',
    hint: childElement(element, 'optionhint'),
  }));
}

function optionText(element: XmlElement, text: (source: string) => string): string {
  let plain = '';
  for (const child of element.children) {
    if (child.kind === 'text') plain += child.text;
    else if (child.tag !== 'optionhint') plain += textOf(child);
  }
  return text(plain).trim();
}

/** The exact text that is right, or undefined. */
export function correctOption(input: XmlElement, text: (source: string) => string): string | undefined {
  const marked = readOptions(input, text).find((option) => option.isCorrect);
  if (marked) return marked.text;
  const given = input.attributes.correct;
  return given === undefined ? undefined : text(given);
}

/**
 * Reads `('a','b')`: quoted options separated by commas or spaces, in brackets. An apostrophe between letters, or after a
 * backslash, belongs to the option. Without quotes the commas separate.
 */
export function parseOptionList(source: string): readonly string[] {
  const trimmed = source.trim();
  const inner = /^[([].*[)\]]$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  if (!/^\s*'/.test(inner)) {
    return inner
      .split(',')
      .map((option) => option.trim())
      .filter((option) => option !== '');
  }
  const apostrophe = '\ue000';
  const guarded = inner.replaceAll("\\'", apostrophe).replace(/(?<=\p{L})'(?=\p{L})/gu, apostrophe);
  return [...guarded.matchAll(/'([^']*)'/g)].map((match) => (match[1] ?? '').replaceAll(apostrophe, "'"));
}
