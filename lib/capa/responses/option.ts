import { hintList } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { correctOption, readOptions } from '../source/options';
import type { Grader, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';

/** Dropdowns: each one is a point, for exactly the right text. */
export const optionResponse: ResponseType = { tag: 'optionresponse', inputs: ['optioninput'], compile };

function compile(response: ResponseSource, scope: Scope): Grader {
  const inputs = response.inputs.map((input) => ({
    id: input.id,
    correct: correctOption(input.element, scope.text),
    options: readOptions(input.element, scope.text),
  }));
  return {
    grade(answers) {
      const verdicts: Record<string, Verdict> = {};
      for (const { id, correct, options } of inputs) {
        const given = textAnswer(answers[id]);
        const hint = options.find((option) => option.text === given.trim())?.hint;
        verdicts[id] = {
          correctness: given !== '' && given === correct ? 'correct' : 'incorrect',
          hints: hintList(hint, scope.text),
        };
      }
      return { inputs: verdicts };
    },
    answers: () =>
      Object.fromEntries(
        inputs.map(({ id, correct }) => [id, { choiceNames: [], texts: correct === undefined ? [] : [correct] }]),
      ),
  };
}
