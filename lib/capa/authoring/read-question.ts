import { inputTags } from '../inputs/tags';
import { parseOptionList } from '../source/options';
import {
  childElement,
  childElements,
  descendants,
  leadingText,
  textOf,
  type XmlElement,
  type XmlNode,
} from '../source/xml';
import { plain } from './plain';
import { refuse } from './refusal';
import {
  creditSchemes,
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
import { withoutKeys } from './without-keys';
import { innerXml, writeContent } from './write-xml';

type Base = Omit<SingleChoice, 'type' | 'choices' | 'shuffles'>;

/** Reads a response with its field. Throws `Refused` for what is none of the five kinds, or has parts that they have not. */
export function readQuestion(response: XmlElement): VisualQuestion {
  const kind = kinds.get(response.tag);
  if (!kind) {
    return refuse({ reason: 'question', detail: response.tag });
  }
  const fields = descendants(response, inputTags);
  const [input] = fields;
  if (!input || fields.length > 1 || !response.children.includes(input) || !kind.inputs.includes(input.tag)) {
    return refuse({ reason: 'fields', detail: response.tag });
  }
  return kind.read(response, input, readBase(response, input, kind.own));
}

interface Kind {
  readonly inputs: readonly string[];
  /** Elements that say something of the answers, beside the field. */
  readonly own: readonly string[];
  read(response: XmlElement, input: XmlElement, base: Base): VisualQuestion;
}

function readBase(response: XmlElement, input: XmlElement, own: readonly string[]): Base {
  const lead: XmlNode[] = [];
  const trail: XmlNode[] = [];
  const labels = childElements(response, 'label');
  const solutions = childElements(response, 'solution');
  if (labels.length > 1 || solutions.length > 1) {
    refuse({ reason: 'element', detail: labels.length > 1 ? 'label' : 'solution' });
  }
  let side = lead;
  for (const child of response.children) {
    if (child.kind === 'text') {
      side.push(child);
    } else if (child === input) {
      side = trail;
    } else if (child.tag === 'label' || child.tag === 'description') {
      plain(child);
    } else if (child.tag !== 'solution' && !own.includes(child.tag)) {
      side.push(plain(child));
    }
  }
  const [label] = labels;
  const [solution] = solutions;
  return {
    kind: 'question',
    attributes: response.attributes,
    inputAttributes: input.attributes,
    lead: writeContent(lead).trim(),
    label: label ? innerXml(label) : null,
    descriptions: childElements(response, 'description').map(innerXml),
    trail: writeContent(trail).trim(),
    explanation: solution ? readExplanation(solution) : null,
  };
}

/** Reads a `<solution>`, with or without the frame and heading that Studio gives to it. */
export function readExplanation(solution: XmlElement): VisualExplanation {
  plain(solution, true);
  const { attributes } = solution;
  const [frame, ...others] = solution.children.filter((child) => child.kind !== 'text' || child.text.trim() !== '');
  if (frame?.kind === 'element' && others.length === 0 && isDetailed(frame)) {
    const inside = frame.children.filter(
      (child, index) => index > 0 || child.kind !== 'text' || child.text.trim() !== '',
    );
    const [heading, ...rest] = inside;
    if (heading?.kind === 'element' && isHeading(heading)) {
      return { attributes, hasHeading: true, html: writeContent(rest).trim() };
    }
  }
  return { attributes, hasHeading: false, html: innerXml(solution) };
}

const isDetailed = ({ tag, attributes }: XmlElement) =>
  tag === 'div' && attributes.class === 'detailed-solution' && Object.keys(attributes).length === 1;
const isHeading = (element: XmlElement) =>
  element.tag === 'p' &&
  Object.keys(element.attributes).length === 0 &&
  childElements(element).length === 0 &&
  textOf(element).trim() === explanationHeading;

function readSingle(_response: XmlElement, input: XmlElement, base: Base): SingleChoice {
  return {
    ...base,
    inputAttributes: withoutKeys(base.inputAttributes, ['shuffle']),
    type: 'single',
    shuffles: input.attributes.shuffle === 'true',
    choices: childElements(input, 'choice').map((choice) => ({
      attributes: withoutKeys(choice.attributes, ['correct', 'fixed']),
      html: contentWithout(choice, 'choicehint'),
      isCorrect: isTrue(choice, 'true'),
      isFixed: choice.attributes.fixed === 'true',
      feedback: feedbackOf(only(choice, 'choicehint')),
    })),
  };
}

function readMultiple(response: XmlElement, input: XmlElement, base: Base): MultipleChoice {
  const given = response.attributes.partial_credit ?? '';
  const credit = creditSchemes.find((scheme) => scheme.toLowerCase() === given.toLowerCase());
  if (credit === undefined || (credit === '' && response.attributes.partial_credit !== undefined)) {
    return refuse({ reason: 'differs' });
  }
  return {
    ...base,
    attributes: withoutKeys(base.attributes, ['partial_credit']),
    type: 'multiple',
    credit,
    choices: childElements(input, 'choice').map((choice) => ({
      attributes: withoutKeys(choice.attributes, ['correct']),
      html: contentWithout(choice, 'choicehint'),
      isCorrect: isTrue(choice, 'true'),
      selected: feedbackOf(hintFor(choice, 'true')),
      unselected: feedbackOf(hintFor(choice, 'false')),
    })),
    compounds: childElements(input, 'compoundhint').map((hint) => ({
      letters: hint.attributes.value ?? '',
      ...readFeedback(hint),
    })),
  };
}

function readDropdown(_response: XmlElement, input: XmlElement, base: Base): Dropdown {
  const inputAttributes = withoutKeys(base.inputAttributes, ['options', 'correct']);
  const elements = childElements(input, 'option');
  if (elements.length === 0) {
    const { options = '', correct } = input.attributes;
    return {
      ...base,
      inputAttributes,
      type: 'dropdown',
      options: parseOptionList(options).map((text) => ({
        attributes: {},
        text,
        isCorrect: text === correct,
        feedback: null,
      })),
    };
  }
  return {
    ...base,
    inputAttributes,
    type: 'dropdown',
    options: elements.map((option) => ({
      attributes: withoutKeys(option.attributes, ['correct']),
      text: option.children
        .map((child) => (child.kind === 'text' ? child.text : ''))
        .join('')
        .trim(),
      isCorrect: isTrue(option, 'true'),
      feedback: feedbackOf(only(option, 'optionhint')),
    })),
  };
}

function readNumerical(response: XmlElement, input: XmlElement, base: Base): NumericalInput {
  const parameter = childElement(response, 'responseparam')?.attributes;
  return {
    ...base,
    attributes: withoutKeys(base.attributes, ['answer']),
    type: 'numerical',
    ...readAnswers(response),
    tolerance: parameter?.default ?? '',
    parameters: withoutKeys(parameter ?? {}, ['type', 'default']),
    inputTag: input.tag === 'textline' ? 'textline' : 'formulaequationinput',
  };
}

function readText(response: XmlElement, _input: XmlElement, base: Base): TextAnswer {
  const types = (response.attributes.type ?? '').toLowerCase().split(/\s+/);
  return {
    ...base,
    attributes: withoutKeys(base.attributes, ['answer', 'type']),
    type: 'text',
    ...readAnswers(response),
    ignoresCase: types.includes('ci'),
    isPattern: types.includes('regexp'),
    wrong: ['stringequalhint', 'regexphint'].flatMap((tag) =>
      childElements(response, tag).map((hint) => ({
        answer: hint.attributes.answer ?? '',
        isPattern: tag === 'regexphint',
        ...readFeedback(hint),
      })),
    ),
  };
}

function readAnswers(response: XmlElement): VisualAnswer & { readonly alternatives: readonly VisualAnswer[] } {
  const answerOf = (element: XmlElement): VisualAnswer => ({
    // In courses from before 2015 a further answer is the element's text.
    answer: element.attributes.answer || (element === response ? '' : leadingText(element).trim()),
    feedback: feedbackOf(only(element, 'correcthint')),
  });
  return { ...answerOf(response), alternatives: childElements(response, 'additional_answer').map(answerOf) };
}

const isTrue = ({ attributes }: XmlElement, word: string) => attributes.correct?.trim().toLowerCase() === word;

function contentWithout(element: XmlElement, tag: string): string {
  const content = element.children.filter((child) => child.kind === 'text' || child.tag !== tag);
  for (const child of content) {
    if (child.kind === 'element') {
      plain(child);
    }
  }
  return writeContent(content).trim();
}

/** The one child with this tag; a second one would be lost. */
function only(element: XmlElement, tag: string): XmlElement | undefined {
  const [first, second] = childElements(element, tag);
  return second ? refuse({ reason: 'element', detail: tag }) : first;
}

const hintFor = (choice: XmlElement, state: string) =>
  childElements(choice, 'choicehint').find(({ attributes }) => attributes.selected?.trim().toLowerCase() === state);

const feedbackOf = (hint: XmlElement | undefined) => (hint ? readFeedback(hint) : null);

function readFeedback(hint: XmlElement): VisualFeedback {
  plain(hint, true);
  return { label: hint.attributes.label ?? null, html: innerXml(hint) };
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['multiplechoiceresponse', { inputs: ['choicegroup'], own: [], read: readSingle }],
  ['choiceresponse', { inputs: ['checkboxgroup'], own: [], read: readMultiple }],
  ['optionresponse', { inputs: ['optioninput'], own: [], read: readDropdown }],
  [
    'numericalresponse',
    {
      inputs: ['formulaequationinput', 'textline'],
      own: ['responseparam', 'additional_answer', 'correcthint'],
      read: readNumerical,
    },
  ],
  [
    'stringresponse',
    {
      inputs: ['textline'],
      own: ['additional_answer', 'correcthint', 'stringequalhint', 'regexphint'],
      read: readText,
    },
  ],
]);
