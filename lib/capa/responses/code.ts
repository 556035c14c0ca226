import type { Grader, ResponseSource, ResponseType } from '../source/problem';

/** A program that another system grades: kept, and shown as waiting for its grade. */
export const codeResponse: ResponseType = {
  tag: 'coderesponse',
  inputs: ['textbox', 'codeinput', 'filesubmission', 'matlabinput'],
  compile,
};

function compile(response: ResponseSource): Grader {
  return {
    grade: () => ({
      inputs: Object.fromEntries(
        response.inputs.map(({ id }) => [id, { correctness: 'incomplete', points: 0 }] as const),
      ),
    }),
    answers: () => ({}),
  };
}
