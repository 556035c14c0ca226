import { describe, expect, it } from 'vitest';
import { grade } from './grade';
import { parseProblem } from './source/parse-problem';

const text = (answer: string, points = '') =>
  `<stringresponse answer="${answer}"><textline ${points}/></stringresponse>`;

describe('grade', () => {
  it('adds up inputs over all responses', async () => {
    const problem = parseProblem(`<problem>${text('a')}${text('b')}${text('c', 'points="3"')}</problem>`);
    expect(await grade(problem, { '2_1': 'a', '3_1': 'x', '4_1': 'c' })).toMatchObject({
      earned: 2,
      possible: 5,
      isCorrect: false,
      isQueued: false,
      inputs: { '2_1': { points: 1 }, '3_1': { points: 0 }, '4_1': { points: 1, possible: 3 } },
    });
    expect(await grade(problem, { '2_1': 'a', '3_1': 'b', '4_1': 'c' })).toMatchObject({ isCorrect: true });
  });

  it('does not mind answers to inputs that are not there, nor forms of answers that do not fit', async () => {
    const problem = parseProblem(`<problem>${text('a')}</problem>`);
    expect(await grade(problem, { '9_9': 'x', '2_1': ['a'] })).toMatchObject({ earned: 1 });
    expect(await grade(problem, { '2_1': { a: 'a' } })).toMatchObject({ earned: 0 });
  });

  it('names the input that cannot be understood, and grades nothing then', async () => {
    const problem = parseProblem(
      `<problem>${text('a')}<numericalresponse answer="1"><textline/></numericalresponse></problem>`,
    );
    expect(await grade(problem, { '2_1': 'a', '3_1': 'one' })).toMatchObject({ error: 'answer', inputId: '3_1' });
  });

  it('answers the fault of a faulty problem', async () => {
    expect(await grade(parseProblem('<problem><p></problem>'), {})).toMatchObject({ error: 'problem' });
    expect(
      await grade(parseProblem('<problem><symbolicresponse><textline/></symbolicresponse></problem>'), {}),
    ).toMatchObject({
      error: 'problem',
      message: expect.stringContaining('symbolicresponse'),
    });
  });

  it('keeps a program that another system grades as waiting', async () => {
    const problem = parseProblem(
      '<problem><coderesponse queuename="q"><textbox mode="python"/><codeparam><grader_payload>p</grader_payload></codeparam></coderesponse></problem>',
    );
    expect(await grade(problem, { '2_1': 'print(1)' })).toMatchObject({
      isQueued: true,
      isCorrect: false,
      earned: 0,
      possible: 1,
      inputs: { '2_1': { correctness: 'incomplete' } },
    });
  });

  it('runs a script once for its names and grades with them', async () => {
    const problem = parseProblem(
      '<problem><script type="loncapa/python">a = 2</script><numericalresponse answer="$a+1"><responseparam type="tolerance" default="$t"/><textline/></numericalresponse></problem>',
    );
    const seeds: number[] = [];
    const runScript = async (request: { readonly seed: number }) => {
      seeds.push(request.seed);
      return { ok: true as const, values: { a: { text: '2', truthy: true }, t: { text: '50%', truthy: true } } };
    };
    expect(await grade(problem, { '2_1': '4.5' }, { seed: 12, runScript })).toMatchObject({ earned: 1 });
    expect(await grade(problem, { '2_1': '4.6' }, { seed: 12, runScript })).toMatchObject({ earned: 0 });
    expect(seeds).toEqual([12, 12]);
    expect(await grade(problem, { '2_1': '4.5' })).toMatchObject({ error: 'problem' });
  });
});
