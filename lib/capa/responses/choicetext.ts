import { CalculatorFault } from '../calculator/fault';
import { isWithin, parseTolerance, type Tolerance } from '../calculator/tolerance';
import { problemFault } from '../fault';
import { fieldsAnswer } from '../judging/answer-values';
import { staffNumber } from '../judging/staff-number';
import { strip } from '../python/text';
import { type ChoiceTextSource, readChoiceTexts } from '../source/choice-text';
import type { Grader, ResponseSource, ResponseType, Scope } from '../source/problem';
import type { XmlNode } from '../source/xml';
import { studentNumber } from './numerical';

/** Choices with number fields inside: all or nothing, for exactly the right choices with the right numbers. */
export const choicetextResponse: ResponseType = {
  tag: 'choicetextresponse',
  inputs: ['radiotextgroup', 'checkboxtextgroup'],
  maxInputs: 1,
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<choicetextresponse> has no group of choices.');
  const choices = readChoiceTexts(input.element, scope.text);
  const right = choices.filter((choice) => choice.isCorrect);
  return {
    verify() {
      for (const { element } of right.flatMap((choice) => choice.fields)) {
        staffNumber(strip(scope.text(element.attributes.answer ?? '')));
        toleranceOf(strip(scope.text(element.attributes.tolerance ?? '0')));
      }
    },
    grade(answers) {
      const { chosen, numbers } = readAnswer(fieldsAnswer(answers[input.id]));
      const choicesFit = chosen.size === right.length && right.every((choice) => chosen.has(choice.name));
      // Every number of a right choice is read, so that one that cannot be understood is said even where the choice is wrong.
      const numbersFit = right.flatMap((choice) => choice.fields.map((field) => fits(field, numbers, scope)));
      const isCorrect = choicesFit && numbersFit.every(Boolean);
      return { inputs: { [input.id]: { correctness: isCorrect ? 'correct' : 'incorrect' } } };
    },
    answers: () => ({
      [input.id]: {
        choiceNames: right.map((choice) => choice.name),
        texts: right.map((choice) => answerText(choice, scope)),
      },
    }),
  };
}

/**
 * Reads the fields: `choice` = `choiceinput_0`, or `…choiceinput_0bc` with any value, says which choices are taken;
 * `…choiceinput_0_numtolerance_input_0` is a number. Open edX puts the problem's id before each name.
 */
function readAnswer(fields: Readonly<Record<string, string>>): {
  readonly chosen: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, string>;
} {
  const chosen = new Set<string>();
  const numbers = new Map<string, string>();
  for (const [field, value] of Object.entries(fields)) {
    const number = /(choiceinput_\d+_numtolerance_input_\d+)$/.exec(field)?.[1];
    if (number !== undefined) numbers.set(number, value);
    else if (field === 'choice' && /^choiceinput_\d+$/.test(value)) chosen.add(value);
    else {
      const taken = /(choiceinput_\d+)bc$/.exec(field)?.[1];
      if (taken !== undefined && value !== '') chosen.add(taken);
    }
  }
  return { chosen, numbers };
}

function fits(field: ChoiceTextSource['fields'][number], numbers: ReadonlyMap<string, string>, scope: Scope): boolean {
  const given = studentNumber(numbers.get(field.field) ?? '');
  const wanted = staffNumber(strip(scope.text(field.element.attributes.answer ?? '')));
  return isWithin(given, wanted, toleranceOf(strip(scope.text(field.element.attributes.tolerance ?? '0'))));
}

function toleranceOf(text: string): Tolerance {
  try {
    return parseTolerance(text === '' ? '0' : text);
  } catch (error) {
    if (error instanceof CalculatorFault) throw problemFault(`tolerance="${text}" cannot be read: ${error.message}`);
    throw error;
  }
}

/** The choice as it is right: its text, with the wanted numbers in their places. */
function answerText(choice: ChoiceTextSource, scope: Scope): string {
  const numbers = new Map<XmlNode, string>(
    choice.fields.map(({ element }) => [element, scope.text(element.attributes.answer ?? '')]),
  );
  const write = (node: XmlNode): string =>
    numbers.get(node) ?? (node.kind === 'text' ? node.text : node.children.map(write).join(''));
  return scope.text(write(choice.element)).replace(/\s+/g, ' ').trim();
}
