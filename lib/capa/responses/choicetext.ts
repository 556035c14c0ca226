import { defaultToleranceText, isWithin, type Tolerance } from '../calculator/tolerance';
import { problemFault } from '../fault';
import { fieldsAnswer } from '../judging/answer-values';
import { readTolerance } from '../judging/response-param';
import { staffNumber } from '../judging/staff-number';
import { strip } from '../python/text';
import { type ChoiceTextSource, type NumberField, readChoiceTexts } from '../source/choice-text';
import type { Grader, ResponseSource, ResponseType, Scope } from '../source/problem';
import type { XmlElement, XmlNode } from '../source/xml';
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
        toleranceOf(element, scope);
      }
    },
    grade(answers) {
      const { chosen, numbers } = readAnswer(fieldsAnswer(answers[input.id]));
      const choicesFit = chosen.size === right.length && right.every((choice) => chosen.has(choice.name));
      // Read is what stands in the choices that were taken, right and wrong alike: what cannot be understood tells nobody which.
      const fitting = choices
        .filter((choice) => chosen.has(choice.name))
        .flatMap((choice) => choice.fields.map((field) => fits(field, choice.isCorrect, numbers, scope)));
      const isCorrect = choicesFit && fitting.every(Boolean);
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

/** Whether a number of a right choice is the wanted one. That of a wrong choice only has to be a number. */
function fits(
  { field, element }: NumberField,
  isWanted: boolean,
  numbers: ReadonlyMap<string, string>,
  scope: Scope,
): boolean {
  const given = studentNumber(numbers.get(field) ?? '');
  if (!isWanted) return true;
  return isWithin(given, staffNumber(strip(scope.text(element.attributes.answer ?? ''))), toleranceOf(element, scope));
}

function toleranceOf(field: XmlElement, scope: Scope): Tolerance {
  const text = strip(scope.text(field.attributes.tolerance ?? ''));
  return readTolerance(text === '' ? defaultToleranceText : text);
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
