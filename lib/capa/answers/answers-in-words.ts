import { nameParts, readCircuit } from '../circuit';
import { fieldsAnswer, listAnswer } from '../judging/answer-values';
import type { Answer, Answers, InputId, InputView, ProblemView } from '../model';
import { readAnnotation } from './annotation-answer';
import { framedAnswerText } from './framed-answer';
import { readPoint } from './image-point';
import { type Placement, readPlacements } from './placements';

/**
 * Answers in words, in no language of their own: choices by their text where the question as it stands has them, a place in a
 * picture as `(12, 30)`, things on targets as `Sun → 2`, a framed page without its state, a circuit by what has a name or a
 * value, anything else as it was sent. Inputs without an answer are left out.
 *
 * @example answersInWords({ '2_1': '[12,30]' }, viewOfAPicture) // [{ inputId: '2_1', text: '(12, 30)' }]
 */
export function answersInWords(
  answers: Answers,
  view: ProblemView,
): readonly { readonly inputId: InputId; readonly text: string }[] {
  const inputs = new Map(view.inputs.map((input) => [input.inputId, input]));
  return Object.entries(answers).flatMap(([inputId, answer]) => {
    const text = answerText(answer, inputs.get(inputId));
    return text === '' ? [] : [{ inputId, text }];
  });
}

function answerText(answer: Answer, input: InputView | undefined): string {
  return toolText(answer, input) ?? plainAnswer(answer, input);
}

/** The answer to an input whose answer is no text or choice; null where it is one, or cannot be read. */
function toolText(answer: Answer, input: InputView | undefined): string | null {
  switch (input?.type) {
    case 'image': {
      const point = readPoint(answer);
      return point && `(${point.x}, ${point.y})`;
    }
    case 'annotation': {
      const { option, comment } = readAnnotation(answer);
      const tag = input.options.find(({ id }) => id === option)?.text ?? '';
      return [tag, comment.trim()].filter((part) => part !== '').join(': ') || null;
    }
    case 'draganddrop':
      return (
        readPlacements(answer)
          .map((placement) => placementText(placement, input))
          .join(', ') || null
      );
    case 'choicetext':
      return choiceTextAnswer(answer, input);
    case 'jsinput':
      return typeof answer === 'string' ? framedAnswerText(answer) : null;
    case 'schematic': {
      const circuit = typeof answer === 'string' ? readCircuit(answer) : null;
      return circuit && (nameParts(circuit) || null);
    }
    default:
      return null;
  }
}

function placementText({ item, place }: Placement, input: Extract<InputView, { type: 'draganddrop' }>): string {
  const name = input.draggables.find(({ id }) => id === item)?.label || item;
  if (typeof place !== 'string') {
    return `${name} → (${place.join(', ')})`;
  }
  const at = input.targets.findIndex(({ id }) => id === place);
  return `${name} → ${at < 0 ? place : at + 1}`;
}

/** The chosen choices, with what was written in their fields. */
function choiceTextAnswer(answer: Answer, input: Extract<InputView, { type: 'choicetext' }>): string | null {
  const given = fieldsAnswer(answer);
  const chosen = input.choices.filter(({ name, field }) =>
    input.multiple ? (given[field] ?? '') !== '' : given[field] === name,
  );
  const texts = chosen.map(({ parts }) =>
    parts.map((part) => (part.kind === 'html' ? plainText(part.html) : (given[part.field] ?? ''))).join(' '),
  );
  return texts.join(', ') || null;
}

function plainAnswer(answer: Answer, input: InputView | undefined): string {
  const named = (name: string): string => {
    const choices = input && 'choices' in input && input.type !== 'choicetext' ? input.choices : [];
    const choice = choices.find((candidate) => candidate.name === name);
    return choice ? plainText(choice.html) : name;
  };
  const texts = [...listAnswer(answer).map(named), ...Object.values(fieldsAnswer(answer))];
  return texts.filter((text) => text !== '').join(', ');
}

const plainText = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
