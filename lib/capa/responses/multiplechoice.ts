import { problemFault } from '../fault';
import { hintList } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { partialCredit } from '../judging/partial-credit';
import { parseFloatText } from '../python/text';
import { type ChoiceSource, choiceText, poolSize, readChoices } from '../source/choices';
import { feedbackFinder } from '../source/feedback';
import type { Grader, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';
import { childElement } from '../source/xml';

/** Radio buttons: the chosen one is right, or (with `partial_credit="points"`) worth its `point_value`. */
export const multiplechoiceResponse: ResponseType = {
  tag: 'multiplechoiceresponse',
  inputs: ['choicegroup'],
  maxInputs: 1,
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<multiplechoiceresponse> has no <choicegroup>.');
  const choices = readChoices(input.element, 'named', scope.text);
  const pool = poolSize(input.element);
  if (pool > 0 && !choices.some((choice) => choice.correct === 'true')) {
    throw problemFault('An answer pool needs a correct choice.');
  }
  const credit = partialCredit(response.element, ['points']);
  const verdicts = new Map<string, Verdict>();
  const feedbackFor = feedbackFinder(response, scope);
  for (const choice of choices) {
    const shared = {
      hints: hintList(childElement(choice.element, 'choicehint'), scope.text),
      feedback: feedbackFor(choice),
    };
    verdicts.set(choice.name, { ...verdictOf(choice, scope, credit.schemes.length > 0), ...shared });
  }
  const right = choices.filter((choice) => choice.correct === 'true');

  return {
    verify: credit.assertKnown,
    grade(answers) {
      credit.assertKnown();
      return { inputs: { [input.id]: verdicts.get(textAnswer(answers[input.id])) ?? { correctness: 'incorrect' } } };
    },
    answers: () => ({
      [input.id]: {
        choiceNames: right.map((choice) => choice.name),
        texts: right.map((choice) => choiceText(choice, scope.text)),
      },
    }),
  };
}

function verdictOf(choice: ChoiceSource, scope: Scope, hasPartial: boolean): Verdict {
  if (choice.correct === 'true') return { correctness: 'correct' };
  if (!hasPartial || choice.correct !== 'partial') return { correctness: 'incorrect' };
  const given = choice.element.attributes.point_value ?? '0.5';
  const points = parseFloatText(scope.text(given));
  if (points === undefined) throw problemFault(`point_value="${given}" is not a number.`);
  return { correctness: 'partially-correct', points };
}
