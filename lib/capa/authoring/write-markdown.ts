import { markdownToOlx } from '../markdown';
import { isSameProblem } from './is-same-problem';
import { toLine, toParagraphs } from './light-text';
import { readVisual } from './read-visual';
import type {
  Dropdown,
  MultipleChoice,
  NumericalInput,
  SingleChoice,
  TextAnswer,
  VisualAnswer,
  VisualFeedback,
  VisualPart,
  VisualQuestion,
  VisualRefusal,
} from './visual-model';

export type WrittenMarkdown =
  | { readonly markdown: string; readonly refusal?: undefined }
  | { readonly markdown?: undefined; readonly refusal: VisualRefusal };

/**
 * A problem in Studio's markdown, where that says the same: what is written is converted back and compared (the attributes of
 * `<problem>` do not count, markdown has none). Pure.
 *
 * @param source one `<problem>` element
 * @example writeMarkdown('<problem><p>Read this.</p></problem>').markdown // 'Read this.'
 */
export function writeMarkdown(source: string): WrittenMarkdown {
  const { problem, refusal } = readVisual(source);
  if (!problem) {
    return { refusal };
  }
  const hints = problem.hints.map(({ html }) => `||${oneLine(html)}||`);
  const markdown = [...partsOf(problem.parts), ...hints].filter((text) => text !== '').join('\n\n');
  return isMarkdownOf(markdown, source) ? { markdown } : { refusal: { reason: 'differs' } };
}

/** Whether a text in Studio's markdown says what a source says. */
export const isMarkdownOf = (markdown: string, source: string): boolean =>
  isSameProblem(markdownToOlx(markdown), source, { ignoresRoot: true });

/** Each question takes the text before it; a line parts it from the next. */
function partsOf(parts: readonly VisualPart[]): readonly string[] {
  const questions = parts.filter(({ kind }) => kind === 'question').length;
  let asked = 0;
  return parts.flatMap((part): readonly string[] => {
    if (part.kind === 'text') {
      return [paragraphs(part.html)];
    }
    if (part.kind === 'explanation') {
      return [explanation(part.html)];
    }
    asked += 1;
    return asked < questions ? [question(part), '---'] : [question(part)];
  });
}

function question(asked: VisualQuestion): string {
  const { lead, label, descriptions, trail } = asked;
  const described = descriptions.length === 0 ? '' : `||${descriptions.map(oneLine).join(' ')}`;
  return [
    paragraphs(lead),
    label === null ? '' : `>>${oneLine(label)}${described}<<`,
    answers(asked),
    paragraphs(trail),
    asked.explanation ? explanation(asked.explanation.html) : '',
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function answers(asked: VisualQuestion): string {
  switch (asked.type) {
    case 'single':
      return single(asked);
    case 'multiple':
      return multiple(asked);
    case 'dropdown':
      return dropdown(asked);
    case 'numerical':
      return numerical(asked);
    case 'text':
      return text(asked);
  }
}

function single({ choices, shuffles }: SingleChoice): string {
  return choices
    .map(({ html, isCorrect, isFixed, feedback }, index) => {
      const mark = `${shuffles && index === 0 ? '!' : ''}${isCorrect ? 'x' : ''}${isFixed ? '@' : ''}`;
      return `(${mark === '' ? ' ' : mark}) ${oneLine(html)}${hint(feedback)}`;
    })
    .join('\n');
}

function multiple({ choices, compounds }: MultipleChoice): string {
  const lines = choices.map(({ html, isCorrect, selected, unselected }) => {
    const said = [
      ...(selected ? [`{ selected: ${oneLine(selected.html)} }`] : []),
      ...(unselected ? [`{ unselected: ${oneLine(unselected.html)} }`] : []),
    ];
    // Two braces at each end: those of the first and of the last state are a part of them.
    const hints = said.length === 0 ? '' : ` {${said.join(', ')}}`;
    return `[${isCorrect ? 'x' : ' '}] ${oneLine(html)}${hints}`;
  });
  const sets = compounds.map(({ letters, label, html }) => `{{ ((${letters})) ${labelled({ label, html })} }}`);
  return [...lines, ...sets].join('\n');
}

function dropdown({ options }: Dropdown): string {
  const lines = options.map(
    ({ text: shown, isCorrect, feedback }) => `${isCorrect ? `(${shown})` : shown}${hint(feedback)}`,
  );
  return options.some(({ feedback }) => feedback) ? `[[\n${lines.join('\n')}\n]]` : `[[${lines.join(', ')}]]`;
}

function numerical(asked: NumericalInput): string {
  const tolerance = asked.tolerance === '' ? '' : ` +- ${asked.tolerance}`;
  return [
    `= ${asked.answer}${tolerance}${hint(asked.feedback)}`,
    ...asked.alternatives.map((other) => `or= ${other.answer}${hint(other.feedback)}`),
  ].join('\n');
}

function text(asked: TextAnswer): string {
  const first = `${asked.isPattern ? '|' : ''}${asked.answer}${hint(asked.feedback)}`;
  const line = (start: string, { answer, feedback }: VisualAnswer) => `${start} ${answer}${hint(feedback)}`;
  return [
    `${/^[\d([.+-]/.test(asked.answer) ? 's=' : '='} ${first}`,
    ...asked.alternatives.map((other) => line('or=', other)),
    ...asked.wrong.map((wrong) => line('not=', { answer: wrong.answer, feedback: wrong })),
  ].join('\n');
}

const explanation = (html: string) => `[explanation]\n${paragraphs(html)}\n[explanation]`;

const hint = (said: VisualFeedback | null) => (said ? ` {{ ${labelled(said)} }}` : '');
const labelled = ({ label, html }: VisualFeedback) => (label === null ? oneLine(html) : `${label}:: ${oneLine(html)}`);

const oneLine = (html: string) => toLine(html).replace(/\s*\n\s*/g, ' ');

/** Each paragraph on a line of its own; what begins with markup stays as it is, on one line. */
function paragraphs(html: string): string {
  const headed = html.replace(
    /<h3 class="hd hd-2 problem-header">([^<]*)<\/h3>/g,
    (_all, heading: string) => `\n\n${toLine(heading)}\n===\n\n`,
  );
  return headed
    .split(/\n\n(?=[^\n]+\n===\n\n)|(?<=\n===)\n\n/)
    .map((part) =>
      /\n===$/.test(part) ? part.trim() : toParagraphs(part.trim()).split(/\n\n/).map(oneLine).join('\n\n'),
    )
    .filter((part) => part !== '')
    .join('\n\n');
}
