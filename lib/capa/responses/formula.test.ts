import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (attributes: string, inside = '') =>
  parseProblem(`<problem><formularesponse ${attributes}>${inside}<formulaequationinput/></formularesponse></problem>`);

async function verdict(given: ReturnType<typeof problem>, answer: string, seed = 1) {
  const result = await grade(given, { '2_1': answer }, { seed });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('formularesponse', () => {
  const energy = 'answer="m*c^2" samples="m,c@1,1:5,5#10"';

  it.each([
    ['m*c*c', 'correct'],
    ['M*C^2', 'correct'],
    ['m*c^2*(1+1e-7)', 'correct'],
    ['m*c^2*1.01', 'incorrect'],
    ['m*c', 'incorrect'],
    ['', 'incorrect'],
    ['0||m', 'incorrect'],
  ])('%s: %s', async (answer, correctness) => {
    for (const seed of [1, 2, 3]) expect(await verdict(problem(energy), answer, seed)).toMatchObject({ correctness });
  });

  it.each(['m*c**2', '2m', 'm*x', 'm/(m-m)', 'fact(m)'])('does not understand %s', async (answer) => {
    expect(await verdict(problem(energy), answer)).toMatchObject({ error: 'answer' });
  });

  it('minds case where the author asks for it', async () => {
    expect(await verdict(problem(`${energy} type="cs"`), 'M*c^2')).toMatchObject({ error: 'answer' });
    expect(await verdict(problem('type="cs" answer="m*M" samples="m,M@1,2:3,4#5"'), 'M*m')).toMatchObject({
      correctness: 'correct',
    });
  });

  it('takes the author’s tolerance', async () => {
    const wide = '<responseparam type="tolerance" default="10%"/>';
    expect(await verdict(problem(energy, wide), 'm*c^2*1.05')).toMatchObject({ correctness: 'correct' });
  });

  it('answers the same answer the same way', async () => {
    // Right at about half of the points: whatever the points say, they say it again.
    const given = problem('answer="x" samples="x@0:1#1"', '<responseparam type="tolerance" default="0.5"/>');
    const first = await verdict(given, '2*x', 9);
    expect(await verdict(given, '2*x', 9)).toEqual(first);
  });

  it('shows legacy hints', async () => {
    const given = problem(
      energy,
      '<hintgroup><formulahint answer="m*c" samples="m,c@1,1:5,5#10" name="square"/><hintpart on="square"><text>Square it</text></hintpart></hintgroup>',
    );
    expect(await verdict(given, 'c*m')).toMatchObject({ hints: [{ label: '', html: 'Square it' }] });
    expect(await verdict(given, 'm')).toMatchObject({ hints: [] });
  });

  it.each([
    ['answer="y" samples="x@1:2#3"', 'an answer in other variables'],
    ['answer="m*(" samples="m,c@1,1:5,5#10"', 'an answer that is none'],
    ['answer="m*c" samples="m@1"', 'samples that cannot be read'],
    ['answer="m*c" samples="m@1:5#10"', 'samples that leave out a variable of the learner’s'],
  ])('is not stopped by a hint with %s: %s', async (attributes) => {
    const given = problem(
      energy,
      `<hintgroup><formulahint ${attributes} name="odd"/><formulahint answer="m*c" samples="m,c@1,1:5,5#10" name="square"/>` +
        '<hintpart on="odd"><text>Odd</text></hintpart><hintpart on="square"><text>Square it</text></hintpart></hintgroup>',
    );
    expect(await verdict(given, 'm*c^2')).toMatchObject({ correctness: 'correct', hints: [] });
    expect(await verdict(given, 'm*c')).toMatchObject({ hints: [{ html: 'Square it' }] });
  });

  it.each(['x@1:2', 'x#3', 'x@a:2#3', 'x,y@1:2#3', 'x@1:2#0', ''])('finds samples="%s" at once', (samples) => {
    expect(problem(`answer="x" samples="${samples}"`).fault).toMatchObject({ code: 'response' });
  });

  it('refuses work without end', async () => {
    const given = problem('answer="x" samples="x@1:2#1000"');
    expect(await verdict(given, `${'0*x+'.repeat(4000)}x`)).toMatchObject({ error: 'answer' });
  });
});
