import { problemFault } from '../fault';
import { listAnswer } from '../judging/answer-values';
import { choiceText, readChoices } from '../source/choices';
import type { Grader, ResponseSource, ResponseType, Scope } from '../source/problem';

/** Several statements: exactly the true ones are chosen. Choosing none is right where none is true. */
export const truefalseResponse: ResponseType = {
  tag: 'truefalseresponse',
  inputs: ['choicegroup'],
  maxInputs: 1,
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<truefalseresponse> has no <choicegroup>.');
  const choices = readChoices(input.element, 'named', scope.text);
  const right = choices.filter((choice) => choice.correct === 'true');
  const names = new Set(right.map((choice) => choice.name));
  return {
    grade(answers) {
      const chosen = new Set(listAnswer(answers[input.id]));
      const isCorrect = chosen.size === names.size && [...chosen].every((name) => names.has(name));
      return { inputs: { [input.id]: { correctness: isCorrect ? 'correct' : 'incorrect' } } };
    },
    answers: () => ({
      [input.id]: { choiceNames: [...names], texts: right.map((choice) => choiceText(choice, scope.text)) },
    }),
  };
}
