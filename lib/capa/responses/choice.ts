import { problemFault } from '../fault';
import { hintList } from '../hints';
import { listAnswer } from '../judging/answer-values';
import { partialCredit } from '../judging/partial-credit';
import type { HintView } from '../model';
import { roundAwayFromZero } from '../python/text';
import { type ChoiceSource, choiceText, readChoices } from '../source/choices';
import type { Grader, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';
import { childElements } from '../source/xml';

/** Checkboxes: all and only the right ones, or partial credit by `EDC` or `halves`. Nothing chosen is never right. */
export const choiceResponse: ResponseType = {
  tag: 'choiceresponse',
  inputs: ['checkboxgroup', 'radiogroup'],
  maxInputs: 1,
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<choiceresponse> has no group of choices.');
  const choices = readChoices(input.element, 'counted', scope.text);
  const credit = partialCredit(response.element, ['edc', 'halves']);
  const right = choices.filter((choice) => choice.correct === 'true');

  return {
    verify() {
      credit.assertKnown();
      oneScheme(credit.schemes);
    },
    grade(answers) {
      credit.assertKnown();
      const chosen = new Set(listAnswer(answers[input.id]));
      const verdict = judge(choices, chosen, oneScheme(credit.schemes), input.possible);
      return { inputs: { [input.id]: { ...verdict, hints: hintsFor(input.element, choices, chosen, scope) } } };
    },
    answers: () => ({
      [input.id]: {
        choiceNames: right.map((choice) => choice.name),
        texts: right.map((choice) => choiceText(choice, scope.text)),
      },
    }),
  };
}

function oneScheme(schemes: readonly string[]): string | undefined {
  if (schemes.length > 1) throw problemFault('A checkbox problem takes one kind of partial credit, not several.');
  return schemes[0];
}

function judge(
  choices: readonly ChoiceSource[],
  chosen: ReadonlySet<string>,
  scheme: string | undefined,
  possible: number,
): Verdict {
  const names = new Set(choices.map((choice) => choice.name));
  let errors = 0;
  for (const choice of choices) if (chosen.has(choice.name) !== (choice.correct === 'true')) errors += 1;
  for (const name of chosen) if (!names.has(name)) errors += 1;
  if (chosen.size === 0) return { correctness: 'incorrect', points: 0 };
  if (scheme === undefined) return { correctness: errors === 0 ? 'correct' : 'incorrect' };
  return scheme === 'edc'
    ? everyDecision(errors, choices.length, possible)
    : byHalves(halves(errors, choices.length), possible);
}

/** Every decision counts: the share of choices that were rightly taken or left. All right is one point, as without a scheme. */
function everyDecision(errors: number, count: number, possible: number): Verdict {
  if (errors === 0) return { correctness: 'correct' };
  if (errors >= count) return { correctness: 'incorrect', points: 0 };
  const points = roundAwayFromZero((possible * (count - errors)) / count, 2);
  return { correctness: 'partially-correct', points };
}

function byHalves(share: number, possible: number): Verdict {
  if (share === 0) return { correctness: 'incorrect', points: 0 };
  return { correctness: share === 1 ? 'correct' : 'partially-correct', points: possible * share };
}

/** One mistake halves the credit (from three choices on), two quarter it (from five on). */
function halves(errors: number, count: number): number {
  if (errors === 0) return 1;
  if (errors === 1 && count >= 3) return 0.5;
  return errors === 2 && count >= 5 ? 0.25 : 0;
}

/** The first compound hint whose set is exactly what was chosen; else each choice's hint for being taken or left. */
function hintsFor(
  group: ResponseSource['element'],
  choices: readonly ChoiceSource[],
  chosen: ReadonlySet<string>,
  scope: Scope,
): readonly HintView[] {
  const letters = new Map(choices.map((choice, index) => [choice.name, letterOf(choice, index)]));
  const chosenLetters = new Set([...chosen].map((name) => letters.get(name) ?? name));
  for (const compound of childElements(group, 'compoundhint')) {
    const wanted = new Set((compound.attributes.value ?? '').trim().toUpperCase().split(/\s+/).filter(Boolean));
    if (wanted.size === chosenLetters.size && [...wanted].every((letter) => chosenLetters.has(letter))) {
      return hintList(compound, scope.text);
    }
  }
  return choices.flatMap((choice) => {
    const state = chosen.has(choice.name) ? 'true' : 'false';
    const hint = childElements(choice.element, 'choicehint').find(
      (element) => (element.attributes.selected ?? '').trim().toLowerCase() === state,
    );
    return hintList(hint, scope.text);
  });
}

/** `A`, `B`, … by position, unless the author gave an id. */
function letterOf(choice: ChoiceSource, index: number): string {
  return (choice.element.attributes.id ?? String.fromCharCode(65 + index)).toUpperCase();
}
