import type { Block } from './blocks';
import { attribute, hintElement, takeHint } from './markup';

/** `= answer`, with `or=` and `not=` lines: a number where it reads as one, else text. */
export function typedAnswer(lines: readonly string[]): Block {
  const [first = '', ...rest] = lines.map((line) => line.trim());
  const numerical = first.startsWith('s=') ? undefined : numericalAnswer(first, rest);
  return numerical ?? textAnswer(first, rest);
}

/** The answer of `= 5 +- 0.1`, and its tolerance; undefined where it is no number. */
function readNumber(text: string): { readonly answer: string; readonly tolerance: string } | undefined {
  const [answer = '', ...tolerance] = text.split('+-');
  const compact = answer.replace(/\s+/g, '');
  if (/[a-df-z]/i.test(compact) || Number.isNaN(Number.parseFloat(compact))) return undefined;
  return { answer: compact, tolerance: tolerance.join('+-').trim() };
}

function isRange(text: string): boolean {
  return /^[[(].*[\])]$/s.test(text);
}

function numericalAnswer(first: string, rest: readonly string[]): Block | undefined {
  const { text, hint, label } = takeHint(first.replace(/^=\s*/, ''));
  const number = isRange(text) ? { answer: text, tolerance: '' } : readNumber(text);
  if (!number) return undefined;
  const body =
    number.tolerance === '' ? [] : [`  <responseparam type="tolerance"${attribute('default', number.tolerance)}/>`];
  for (const line of rest) {
    const further = /^or=\s*(.*)$/s.exec(line)?.[1];
    if (further === undefined) continue;
    const taken = takeHint(further);
    // A further answer is one exact number: it has neither tolerance nor range.
    const exact = isRange(taken.text) ? undefined : readNumber(taken.text);
    if (exact) body.push(additionalAnswer(exact.answer, taken));
  }
  body.push('  <formulaequationinput/>');
  if (hint !== undefined) body.push(`  ${hintElement('correcthint', { hint, label })}`);
  return {
    kind: 'response',
    tag: 'numericalresponse',
    attributes: attribute('answer', number.answer),
    body: body.join('\n'),
  };
}

function additionalAnswer(answer: string, taken: ReturnType<typeof takeHint>): string {
  const open = `  <additional_answer${attribute('answer', answer)}`;
  return taken.hint === undefined ? `${open}/>` : `${open}>${hintElement('correcthint', taken)}\n</additional_answer>`;
}

function textAnswer(first: string, rest: readonly string[]): Block {
  const { text, hint, label } = takeHint(first.replace(/^s?=\s*/, ''));
  const isPattern = text.startsWith('|');
  const answer = isPattern ? text.slice(1).trim() : text;
  const body: string[] = [];
  if (hint !== undefined) body.push(`  ${hintElement('correcthint', { hint, label })}`);
  for (const line of rest) {
    const match = /^(or|not|s)=\s*(.*)$/s.exec(line);
    if (!match) continue;
    const taken = takeHint(match[2] ?? '');
    if (match[1] === 'not') {
      const wrong = { hint: taken.hint ?? '', label: `${attribute('answer', taken.text)}${taken.label}` };
      body.push(`  ${hintElement('stringequalhint', wrong)}`);
    } else {
      body.push(additionalAnswer(taken.text, taken));
    }
  }
  body.push('  <textline size="20"/>');
  const type = isPattern ? 'ci regexp' : 'ci';
  return {
    kind: 'response',
    tag: 'stringresponse',
    attributes: attribute('answer', answer) + attribute('type', type),
    body: body.join('\n'),
  };
}
