import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (attributes: string) =>
  parseProblem(
    `<problem><imageresponse><imageinput src="/static/a.png" width="400" height="300" ${attributes}/></imageresponse></problem>`,
  );

async function verdict(attributes: string, answer: string) {
  const result = await grade(problem(attributes), { '2_1': answer });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('imageresponse', () => {
  const two = 'rectangle="(10,20)-(30,40); (200,200)-(210,210)"';
  // A square with a dent: its hull fills the dent.
  const dented = 'regions="[[[0,0],[100,0],[50,50],[100,100],[0,100]]]"';
  const single = 'regions="[[0,0],[10,0],[0,10]]"';

  it.each([
    [two, '[10,20]', 'correct'],
    [two, '[30, 40]', 'correct'],
    [two, '[31,40]', 'incorrect'],
    [two, '[205,200]', 'correct'],
    [two, '', 'incorrect'],
    [dented, '[90,50]', 'correct'],
    [dented, '[50,0]', 'incorrect'],
    [dented, '[0,0]', 'incorrect'],
    [dented, '[99,1]', 'correct'],
    [single, '[2,2]', 'correct'],
    [single, '[5,5]', 'incorrect'],
    ['regions="[[[0,0],[10,10]]]"', '[5,5]', 'incorrect'],
    ['regions="[]"', '[5,5]', 'incorrect'],
    [`${single} rectangle="(50,50)-(60,60)"`, '[55,55]', 'correct'],
    [`${single} rectangle="(50,50)-(60,60)"`, '[3,3]', 'correct'],
  ])('%s, clicked %s: %s', async (attributes, answer, correctness) => {
    expect(await verdict(attributes, answer)).toMatchObject({ correctness });
  });

  it('does not understand what is no place', async () => {
    expect(await verdict(two, '[a,b]')).toMatchObject({ error: 'answer' });
    expect(await verdict(two, '[-1,2]')).toMatchObject({ error: 'answer' });
  });

  it.each(['rectangle="10,20-30,40"', 'regions="[[1,2]"', 'regions="[[[1]]]"'])('finds %s at once', (attributes) => {
    expect(problem(attributes).fault).toMatchObject({ code: 'response' });
  });
});
