import { fieldsReader } from '../inputs/registry';
import { fieldsAnswer } from '../judging/answer-values';
import type { Answer, Answers } from '../model';
import type { InputSource, Problem } from '../source/problem';

/**
 * What was sent for the inputs that a problem has, as it is graded: where a form sent the fields of a picture, an annotation or
 * things to drag, the one text that they stand for. An answer that is a text already is left as it is. Nothing sent: null.
 *
 * @example readAnswers(imageProblem, { '2_1': { x: '12', y: '30' } }) // { '2_1': '[12,30]' }
 */
export function readAnswers(problem: Problem, sent: Answers): Answers {
  const read: Record<string, Answer> = {};
  for (const { inputs } of problem.responses) {
    for (const input of inputs) read[input.id] = answerTo(input, sent[input.id] ?? null);
  }
  return read;
}

function answerTo(input: InputSource, sent: Answer): Answer {
  const reader = fieldsReader(input.element.tag);
  const hasFields = sent !== null && typeof sent === 'object' && !Array.isArray(sent);
  return reader && hasFields ? reader(fieldsAnswer(sent), input) : sent;
}
