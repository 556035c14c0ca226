import { z } from 'zod';
import { answerFault, problemFault } from '../fault';
import { textAnswer } from '../judging/answer-values';
import type { Correctness } from '../model';
import { readAnnotationOptions } from '../source/annotation';
import type { Grader, ResponseSource, ResponseType, Scope } from '../source/problem';

const points: Readonly<Record<string, number>> = { correct: 2, 'partially-correct': 1, incorrect: 0 };

/** A tag chosen for a piece of text: two points, one, or none. */
export const annotationResponse: ResponseType = {
  tag: 'annotationresponse',
  inputs: ['annotationinput'],
  points: () => 2,
  compile,
};

const answerSchema = z.object({ options: z.array(z.number().int()) });

function compile(response: ResponseSource, scope: Scope): Grader {
  const inputs = response.inputs.map((input) => ({
    id: input.id,
    options: readAnnotationOptions(input.element, scope.text),
  }));
  if (inputs.length === 0) throw problemFault('<annotationresponse> has no <annotationinput>.');
  return {
    grade(answers) {
      const verdicts = inputs.map(({ id, options }) => {
        const chosen = chosenOption(textAnswer(answers[id]));
        const option = options.find((candidate) => candidate.id === chosen);
        const correctness = correctnessOf(option?.choice);
        return [id, { correctness, points: points[correctness] ?? 0 }] as const;
      });
      return { inputs: Object.fromEntries(verdicts) };
    },
    answers: () =>
      Object.fromEntries(
        inputs.map(({ id, options }) => [
          id,
          { choiceNames: [], texts: options.filter(({ choice }) => choice === 'correct').map(({ text }) => text) },
        ]),
      ),
  };
}

function correctnessOf(choice: string | undefined): Correctness {
  return choice === 'correct' || choice === 'partially-correct' ? choice : 'incorrect';
}

/** The chosen option's number; undefined where none was chosen. */
function chosenOption(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  try {
    const parsed = answerSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data.options[0];
  } catch {
    // Not JSON: told below, as for JSON of another shape.
  }
  throw answerFault('Please choose one of the tags: what was sent cannot be read.');
}
