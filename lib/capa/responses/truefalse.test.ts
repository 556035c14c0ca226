import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (marks: string) =>
  parseProblem(
    `<problem><truefalseresponse><choicegroup>${[...marks]
      .map((c) => `<choice correct="${c === 't'}" name="${c}">x</choice>`)
      .join('')}</choicegroup></truefalseresponse></problem>`,
  );

describe('truefalseresponse', () => {
  it.each([
    ['tf', ['choice_t'], 'correct'],
    ['tf', ['choice_t', 'choice_f'], 'incorrect'],
    ['tf', ['choice_f'], 'incorrect'],
    ['tf', [], 'incorrect'],
    // Here, unlike checkboxes, choosing none may be right.
    ['ff', [], 'correct'],
  ])('%s, chosen %j: %s', async (marks, chosen, correctness) => {
    const result = await grade(problem(marks), { '2_1': chosen });
    expect(result.inputs?.['2_1']).toMatchObject({ correctness });
  });
});
