import type { Graded } from '@/lib/capa';
import type { StoredResult } from '../schema';

/** What is kept of a grading: all of it but the points of the whole, which have columns of their own. */
export const resultOf = ({ inputs, overallMessage, isCorrect, isQueued }: Graded): StoredResult => ({
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([inputId, input]) => [
      inputId,
      { ...input, hints: input.hints.map((hint) => ({ ...hint })), feedback: [...input.feedback] },
    ]),
  ),
  overallMessage,
  isCorrect,
  isQueued,
});
