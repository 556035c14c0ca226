import { z } from 'zod';
import type { Json } from '../../olx/model';
import { answerFault, problemFault } from '../fault';
import { textAnswer } from '../judging/answer-values';
import { runAnswerCode } from '../script/answer-code';
import type { Grader, ResponseSource, ResponseType, ResponseVerdict, Scope } from '../source/problem';
import { descendant, textOf } from '../source/xml';

/** A circuit and its analyses as JSON, graded by the author's Python in `<answer>`. */
export const schematicResponse: ResponseType = {
  tag: 'schematicresponse',
  inputs: ['schematic'],
  needsScript: () => true,
  compile,
};

const circuitSchema = z.array(z.json());

function compile(response: ResponseSource, scope: Scope): Grader {
  const answer = descendant(response.element, 'answer');
  if (!answer) throw problemFault('<schematicresponse> has no <answer>.');
  const code = textOf(answer);
  return {
    async grade(answers, tools) {
      const texts = response.inputs.map(({ id }) => textAnswer(answers[id]));
      if (texts.every((text) => text.trim() === '')) {
        return {
          inputs: Object.fromEntries(response.inputs.map(({ id }) => [id, { correctness: 'incorrect' }] as const)),
        };
      }
      const globals = {
        submission: texts.map(readCircuit),
        correct: response.inputs.map(() => 'unknown'),
        attempt: tools.attempt,
      };
      const { seed, runScript } = tools;
      const found = await runAnswerCode({ seed, script: scope.script, code, globals }, response.inputs, runScript);
      return { ...found, inputs: onePointEach(found) };
    },
    answers: () => ({}),
  };
}

/** Of what the code says only the words count: a circuit that is right, or partly right, is one point. */
function onePointEach({ inputs }: ResponseVerdict): ResponseVerdict['inputs'] {
  return Object.fromEntries(
    Object.entries(inputs).map(([id, verdict]) => [
      id,
      { ...verdict, points: verdict.correctness === 'incorrect' ? 0 : 1 },
    ]),
  );
}

function readCircuit(text: string): Json {
  if (text.trim() === '') return [];
  try {
    const parsed = circuitSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: told below, as for JSON of another shape.
  }
  throw answerFault('The circuit cannot be read: it must be a JSON list.');
}
