import type { Answers, AnswersView, InputView, ProblemView } from '@/lib/capa';

/** A number from 0 up to, not with, 1. */
export type Chance = () => number;

/**
 * What a learner of a load set answers: the right answers, or wrong ones that could be somebody's. Null where the problem has
 * an input that nothing sensible can be put into.
 */
export function chooseAnswers(view: ProblemView, right: AnswersView, isRight: boolean, chance: Chance): Answers | null {
  const answers: Record<string, Answers[string]> = {};
  for (const input of view.inputs) {
    const answer = isRight ? rightAnswer(input, right) : wrongAnswer(input, right, chance);
    if (answer === undefined) {
      return null;
    }
    answers[input.inputId] = answer;
  }
  return answers;
}

function rightAnswer(input: InputView, right: AnswersView): Answers[string] | undefined {
  const { choiceNames, texts } = right.inputs[input.inputId] ?? { choiceNames: [], texts: [] };
  switch (input.type) {
    case 'checkbox':
      return choiceNames;
    case 'choice':
      return choiceNames[0];
    case 'dropdown':
    case 'text':
    case 'numerical':
      return texts[0];
    default:
      return undefined;
  }
}

function wrongAnswer(input: InputView, right: AnswersView, chance: Chance): Answers[string] | undefined {
  switch (input.type) {
    case 'checkbox':
      return input.choices.filter(() => chance() < 0.5).map(({ name }) => name);
    case 'choice':
    case 'dropdown': {
      const { choiceNames = [], texts = [] } = right.inputs[input.inputId] ?? {};
      const others = input.choices.filter(({ name }) => !choiceNames.includes(name) && !texts.includes(name));
      return (others.length > 0 ? others : input.choices)[Math.floor(chance() * (others.length || 1))]?.name;
    }
    case 'text':
      return ['I do not know', 'attention', 'the first one', 'practice'][Math.floor(chance() * 4)];
    case 'numerical':
      return String(Math.round(chance() * 2000) / 10);
    default:
      return undefined;
  }
}
