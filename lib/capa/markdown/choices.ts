import type { Block } from './blocks';
import { attribute, hintElement, safeMarkup, splitLabel, takeHint } from './markup';

/** `( ) a`, `(x) b`, `(@) fixed`, `(!x) shuffled`: one of several. */
export function multipleChoice(lines: readonly string[]): Block {
  let shuffle = false;
  const choices = lines.map((line) => {
    const match = /^\s*\((.{0,3})\)\s*(.*)$/s.exec(line);
    const mark = match?.[1] ?? '';
    if (mark.includes('!')) shuffle = true;
    const { text, hint, label } = takeHint(match?.[2] ?? '');
    const fixed = mark.includes('@') ? ' fixed="true"' : '';
    const shown =
      hint === undefined ? safeMarkup(text) : `${safeMarkup(text)} ${hintElement('choicehint', { hint, label })}\n`;
    return `    <choice correct="${/x/i.test(mark)}"${fixed}>${shown}</choice>`;
  });
  return {
    kind: 'response',
    tag: 'multiplechoiceresponse',
    attributes: '',
    body: [
      `  <choicegroup type="MultipleChoice"${shuffle ? ' shuffle="true"' : ''}>`,
      ...choices,
      '  </choicegroup>',
    ].join('\n'),
  };
}

/** `[ ] a`, `[x] b`, with hints for each state and for whole sets. */
export function checkboxes(lines: readonly string[]): Block {
  const choices: string[] = [];
  const compounds: string[] = [];
  for (const line of lines) {
    const compound = /^\s*\{\{\s*\(\((.*?)\)\)(.*)\}\}\s*$/s.exec(line);
    if (compound) {
      const { hint, label } = splitLabel(compound[2] ?? '');
      compounds.push(
        `    <compoundhint${attribute('value', (compound[1] ?? '').trim())}${label}>${safeMarkup(hint)}</compoundhint>`,
      );
      continue;
    }
    const match = /^\s*\[(.?)\]\s*(.*)$/s.exec(line);
    choices.push(checkbox(/x/i.test(match?.[1] ?? ''), match?.[2] ?? ''));
  }
  return {
    kind: 'response',
    tag: 'choiceresponse',
    attributes: '',
    body: ['  <checkboxgroup>', ...choices, ...compounds, '  </checkboxgroup>'].join('\n'),
  };
}

function checkbox(isCorrect: boolean, source: string): string {
  const { selected, unselected } = stateHints(source);
  // What is typed wrong stays visible, so that the author sees that it was not understood.
  const text = selected === undefined && unselected === undefined ? source.trim() : takeHint(source).text;
  const hints = [
    selected === undefined ? '' : `      <choicehint selected="true">${safeMarkup(selected)}</choicehint>\n`,
    unselected === undefined ? '' : `      <choicehint selected="false">${safeMarkup(unselected)}</choicehint>\n`,
  ].join('');
  return `    <choice correct="${isCorrect}">${safeMarkup(text)}${hints === '' ? '' : `\n${hints}`}</choice>`;
}

/** `{{ selected: a }, { unselected: b }}`, or `S` and `U`. */
function stateHints(source: string): {
  readonly selected: string | undefined;
  readonly unselected: string | undefined;
} {
  const braces = /\{\{(.+?)\}\}/s.exec(source)?.[1];
  if (braces === undefined) return { selected: undefined, unselected: undefined };
  const inner = `{${braces}}`;
  return {
    selected: /\{\s*(?:s|selected):(.*?)\}/is.exec(inner)?.[1]?.trim(),
    unselected: /\{\s*(?:u|unselected):(.*?)\}/is.exec(inner)?.[1]?.trim(),
  };
}

/** `[[a, (b), c]]`, or one option a line. */
export function dropdown(source: string): Block {
  return {
    kind: 'response',
    tag: 'optionresponse',
    attributes: '',
    body: source.includes('\n') ? optionLines(source) : optionList(source),
  };
}

function optionList(source: string): string {
  const options = source.split(',').map((part) => part.trim());
  const isMarked = (option: string): boolean => /^\(.*\)$/s.test(option);
  const plain = (option: string): string => (isMarked(option) ? option.slice(1, -1).trim() : option);
  const correct = options.find(isMarked);
  const quoted = options.map((option) => `'${plain(option).replaceAll("'", "\\'")}'`).join(',');
  return `  <optioninput${attribute('options', `(${quoted})`)}${attribute('correct', correct === undefined ? '' : plain(correct))}/>`;
}

function optionLines(source: string): string {
  const options = source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, hint, label } = takeHint(line);
      const isCorrect = /^\(.*\)$/s.test(text);
      const shown = safeMarkup(isCorrect ? text.slice(1, -1).trim() : text);
      const hintPart = hint === undefined ? '' : ` ${hintElement('optionhint', { hint, label })}\n`;
      return `    <option correct="${isCorrect ? 'True' : 'False'}">${shown}${hintPart}</option>`;
    });
  return ['  <optioninput>', ...options, '  </optioninput>'].join('\n');
}
