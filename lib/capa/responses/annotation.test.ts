import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = parseProblem(
  `<problem><annotationresponse><annotationinput><title>T</title><text>line 6</text><tag_prompt>Where?</tag_prompt>
  <options><option choice="incorrect">Verona</option><option choice="partially-correct">Home</option><option choice="correct">Nowhere</option></options>
  </annotationinput></annotationresponse></problem>`,
);

describe('annotationresponse', () => {
  it.each([
    ['{"options":[2],"comment":"c"}', 'correct', 2],
    ['{"options":[1]}', 'partially-correct', 1],
    ['{"options":[0]}', 'incorrect', 0],
    ['{"options":[]}', 'incorrect', 0],
    ['{"options":[7]}', 'incorrect', 0],
    ['', 'incorrect', 0],
  ])('%s: %s, %d points', async (answer, correctness, points) => {
    expect(await grade(problem, { '2_1': answer })).toMatchObject({
      possible: 2,
      earned: points,
      inputs: { '2_1': { correctness, points } },
    });
  });

  it.each(['nothing', '{"options":"2"}', '[2]', '{"options":["2"]}'])('does not understand %s', async (answer) => {
    expect(await grade(problem, { '2_1': answer })).toMatchObject({ error: 'answer' });
  });
});
