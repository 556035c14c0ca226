import type { QuestionType, VisualQuestion } from './visual-model';

const base = {
  kind: 'question',
  attributes: {},
  inputAttributes: {},
  lead: '',
  label: '',
  descriptions: [],
  trail: '',
  explanation: null,
} as const;

const blankChoice = { attributes: {}, html: '', isCorrect: false } as const;
export const newSingleChoice = { ...blankChoice, isFixed: false, feedback: null } as const;
export const newMultipleChoice = { ...blankChoice, selected: null, unselected: null } as const;
export const newOption = { attributes: {}, text: '', isCorrect: false, feedback: null } as const;
export const newAnswer = { answer: '', feedback: null } as const;

/** A question of a kind with nothing in it yet; the first of its answers is the right one. */
export function newQuestion(type: QuestionType): VisualQuestion {
  switch (type) {
    case 'single':
      return {
        ...base,
        type,
        choices: [{ ...newSingleChoice, isCorrect: true }, newSingleChoice],
        shuffles: false,
      };
    case 'multiple':
      return {
        ...base,
        type,
        choices: [{ ...newMultipleChoice, isCorrect: true }, newMultipleChoice],
        compounds: [],
        credit: '',
      };
    case 'dropdown':
      return { ...base, type, options: [{ ...newOption, isCorrect: true }, newOption] };
    case 'numerical':
      return {
        ...base,
        ...newAnswer,
        type,
        tolerance: '',
        parameters: {},
        inputTag: 'formulaequationinput',
        alternatives: [],
      };
    case 'text':
      return {
        ...base,
        ...newAnswer,
        type,
        inputAttributes: { size: '20' },
        ignoresCase: true,
        isPattern: false,
        alternatives: [],
        wrong: [],
      };
  }
}
