import {
  type Attributes,
  type Dropdown,
  explanationHeading,
  type MultipleChoice,
  type NumericalInput,
  type SingleChoice,
  type TextAnswer,
  type VisualAnswer,
  type VisualExplanation,
  type VisualFeedback,
  type VisualQuestion,
} from './visual-model';
import { xmlAttributes, xmlElement, xmlEmpty, xmlText } from './write-xml';

/** A question as the lines of its response element. */
export function writeQuestion(question: VisualQuestion): readonly string[] {
  const { lead, label, descriptions, trail, explanation } = question;
  const { tag, attributes, before = [], input, after = [] } = written(question);
  const inside = [
    ...optional(lead),
    ...(label === null ? [] : [xmlElement('label', {}, label)]),
    ...descriptions.map((description) => xmlElement('description', {}, description)),
    ...before,
    ...input,
    ...after,
    ...optional(trail),
    ...(explanation ? writeSolution(explanation) : []),
  ];
  return [`<${tag}${xmlAttributes(attributes)}>`, ...inside.map(indent), `</${tag}>`];
}

/** An explanation as the lines of its `<solution>`. */
export function writeSolution({ attributes, hasHeading, html }: VisualExplanation): readonly string[] {
  if (!hasHeading) {
    return [xmlElement('solution', attributes, html)];
  }
  return [
    `<solution${xmlAttributes(attributes)}>`,
    '  <div class="detailed-solution">',
    `    <p>${explanationHeading}</p>`,
    ...optional(html).map((line) => `    ${line}`),
    '  </div>',
    '</solution>',
  ];
}

interface Written {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly before?: readonly string[];
  readonly input: readonly string[];
  readonly after?: readonly string[];
}

function written(question: VisualQuestion): Written {
  switch (question.type) {
    case 'single':
      return writeSingle(question);
    case 'multiple':
      return writeMultiple(question);
    case 'dropdown':
      return writeDropdown(question);
    case 'numerical':
      return writeNumerical(question);
    case 'text':
      return writeText(question);
  }
}

function writeSingle({ attributes, inputAttributes, choices, shuffles }: SingleChoice): Written {
  const group = { ...inputAttributes, ...(shuffles && { shuffle: 'true' }) };
  const lines = choices.map((choice) =>
    xmlElement(
      'choice',
      { correct: String(choice.isCorrect), ...(choice.isFixed && { fixed: 'true' }), ...choice.attributes },
      choice.html + feedback('choicehint', choice.feedback),
    ),
  );
  return { tag: 'multiplechoiceresponse', attributes, input: around('choicegroup', group, lines) };
}

function writeMultiple({ attributes, inputAttributes, choices, compounds, credit }: MultipleChoice): Written {
  const lines = choices.map((choice) =>
    xmlElement(
      'choice',
      { correct: String(choice.isCorrect), ...choice.attributes },
      choice.html +
        feedback('choicehint', choice.selected, { selected: 'true' }) +
        feedback('choicehint', choice.unselected, { selected: 'false' }),
    ),
  );
  const sets = compounds.map((compound) => feedback('compoundhint', compound, { value: compound.letters }));
  return {
    tag: 'choiceresponse',
    attributes: { ...attributes, ...(credit !== '' && { partial_credit: credit }) },
    input: around('checkboxgroup', inputAttributes, [...lines, ...sets]),
  };
}

function writeDropdown({ attributes, inputAttributes, options }: Dropdown): Written {
  const lines = options.map((option) =>
    xmlElement(
      'option',
      { correct: option.isCorrect ? 'True' : 'False', ...option.attributes },
      xmlText(option.text) + feedback('optionhint', option.feedback),
    ),
  );
  return { tag: 'optionresponse', attributes, input: around('optioninput', inputAttributes, lines) };
}

function writeNumerical(question: NumericalInput): Written {
  const { attributes, inputAttributes, answer, tolerance, parameters, inputTag } = question;
  const given = { ...(tolerance !== '' && { type: 'tolerance', default: tolerance }), ...parameters };
  return {
    tag: 'numericalresponse',
    attributes: { answer, ...attributes },
    before: Object.keys(given).length === 0 ? [] : [xmlEmpty('responseparam', given)],
    input: [xmlEmpty(inputTag, inputAttributes)],
    after: writeAnswers(question),
  };
}

function writeText(question: TextAnswer): Written {
  const { attributes, inputAttributes, answer, ignoresCase, isPattern, wrong } = question;
  const type = [...(ignoresCase ? ['ci'] : []), ...(isPattern ? ['regexp'] : [])].join(' ');
  return {
    tag: 'stringresponse',
    attributes: { answer, ...(type !== '' && { type }), ...attributes },
    input: [xmlEmpty('textline', inputAttributes)],
    after: [
      ...writeAnswers(question),
      ...wrong.map((hint) =>
        feedback(hint.isPattern ? 'regexphint' : 'stringequalhint', hint, { answer: hint.answer }),
      ),
    ],
  };
}

const writeAnswers = (
  question: VisualAnswer & { readonly alternatives: readonly VisualAnswer[] },
): readonly string[] => [
  ...optional(feedback('correcthint', question.feedback)),
  ...question.alternatives.map((other) =>
    xmlElement('additional_answer', { answer: other.answer }, feedback('correcthint', other.feedback)),
  ),
];

function feedback(tag: string, said: VisualFeedback | null, attributes: Attributes = {}): string {
  return said ? xmlElement(tag, { ...attributes, ...(said.label !== null && { label: said.label }) }, said.html) : '';
}

const around = (tag: string, attributes: Attributes, lines: readonly string[]): readonly string[] => [
  `<${tag}${xmlAttributes(attributes)}>`,
  ...lines.map(indent),
  `</${tag}>`,
];
const indent = (line: string) => `  ${line}`;
const optional = (text: string): readonly string[] => (text === '' ? [] : [text]);
