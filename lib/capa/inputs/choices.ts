import type { ChoiceTextPart } from '../model';
import { type ChoiceTextSource, choiceField, readChoiceTexts } from '../source/choice-text';
import { readChoices } from '../source/choices';
import { escapeText, htmlTag, openingTag, toHtml } from '../source/html';
import { readOptions } from '../source/options';
import type { XmlElement } from '../source/xml';
import { type InputViewer, isInline } from './frame';

/** Radio buttons, checkboxes. */
export const viewChoices: InputViewer = (frame, base) => {
  const { element } = frame.input;
  const tag = frame.response.element.tag;
  const choices = frame.order ?? readChoices(element, tag === 'choiceresponse' ? 'counted' : 'named', frame.text);
  return {
    ...base,
    type: element.tag === 'checkboxgroup' || tag === 'truefalseresponse' ? 'checkbox' : 'choice',
    choices: choices.map(({ name, html }) => ({ name, html })),
    inline: isInline(frame),
  };
};

export const viewDropdown: InputViewer = (frame, base) => ({
  ...base,
  type: 'dropdown',
  choices: readOptions(frame.input.element, frame.text).map(({ text }) => ({ name: text, html: escapeText(text) })),
  inline: isInline(frame),
});

/** Choices with number fields inside. */
export const viewChoiceTexts: InputViewer = (frame, base) => {
  const multiple = frame.input.element.tag === 'checkboxtextgroup';
  return {
    ...base,
    type: 'choicetext',
    multiple,
    choices: readChoiceTexts(frame.input.element, frame.text).map((choice) => ({
      name: choice.name,
      field: choiceField(multiple, choice.name),
      parts: partsOf(choice, frame.text),
    })),
  };
};

/** The choice's content, cut at its number fields. An element around a field is cut open with it. */
function partsOf(choice: ChoiceTextSource, text: (source: string) => string): readonly ChoiceTextPart[] {
  const fields = new Map(choice.fields.map(({ element, field }) => [element, field]));
  const parts: ChoiceTextPart[] = [];
  let html = '';
  const flush = (): void => {
    if (html.trim() !== '') parts.push({ kind: 'html', html: text(html) });
    html = '';
  };
  const walk = (element: XmlElement, around: readonly XmlElement[]): void => {
    for (const child of element.children) {
      const field = child.kind === 'element' ? fields.get(child) : undefined;
      if (field !== undefined) {
        html += around.map(({ tag }) => `</${htmlTag(tag)}>`).join('');
        flush();
        parts.push({ kind: 'field', field });
        html += around.toReversed().map(openingTag).join('');
      } else if (child.kind === 'element' && holdsField(child, fields)) {
        html += openingTag(child);
        walk(child, [child, ...around]);
        html += `</${htmlTag(child.tag)}>`;
      } else {
        html += toHtml(child);
      }
    }
  };
  walk(choice.element, []);
  flush();
  return parts;
}

function holdsField(element: XmlElement, fields: ReadonlyMap<XmlElement, string>): boolean {
  return element.children.some((child) => child.kind === 'element' && (fields.has(child) || holdsField(child, fields)));
}
