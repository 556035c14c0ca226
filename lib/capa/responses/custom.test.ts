import { describe, expect, it } from 'vitest';
import type { Json } from '../../olx/model';
import { findFaults } from '../find-faults';
import { grade } from '../grade';
import type { ScriptReply, ScriptRequest } from '../script/contract';
import { parseProblem } from '../source/parse-problem';

const one = parseProblem(
  '<problem><script type="loncapa/python">def f(e, a): pass</script><customresponse cfn="f" expect="9" cfn_extra_args="k options"><textline points="4"/></customresponse></problem>',
);
const two = parseProblem(
  '<problem><script type="loncapa/python">def f(e, a): pass</script><customresponse cfn="f"><textline/><textline/></customresponse></problem>',
);

/** A sandbox whose check function returns `value`. */
function returning(value: Json, requests: ScriptRequest[] = []) {
  return async (request: ScriptRequest): Promise<ScriptReply> => {
    requests.push(request);
    if (request.kind === 'context') return { ok: true, values: {} };
    return { ok: true, values: { return: { text: String(value), truthy: Boolean(value), json: value } } };
  };
}

describe('customresponse with a check function', () => {
  it.each<[string, Json, string, number]>([
    ['True', true, 'correct', 4],
    ['False', false, 'incorrect', 0],
    ['None', null, 'incorrect', 0],
    ['1', 1, 'correct', 4],
    ['0', 0, 'incorrect', 0],
    ['a text', 'yes', 'correct', 4],
    ['"False"', ' False\n', 'incorrect', 0],
    ['"partial"', ' Partial ', 'partially-correct', 2],
    ['"partially correct"', 'partially correct', 'partially-correct', 2],
    ['a list with a partial in it', ['Partial'], 'partially-correct', 2],
    ['{ok: True}', { ok: true }, 'correct', 4],
    ['{ok: False}', { ok: false }, 'incorrect', 0],
    ['{ok: "partial"}', { ok: 'partial' }, 'partially-correct', 2],
    ['{ok: "PARTIAL", grade_decimal}', { ok: 'PARTIAL', grade_decimal: 0.3 }, 'partially-correct', 1.2],
    ['{ok: True, grade_decimal}', { ok: true, grade_decimal: 0.75 }, 'correct', 3],
    ['{ok: False, grade_decimal}', { ok: false, grade_decimal: 0.25 }, 'incorrect', 1],
    ['{ok: [] (false in Python)}', { ok: [] }, 'incorrect', 0],
    ['{ok: "false" (true in Python)}', { ok: 'false' }, 'incorrect', 0],
    ['{ok: "FALSE "}', { ok: 'FALSE ' }, 'incorrect', 0],
    ['{ok: "no" (only false is no)}', { ok: 'no' }, 'correct', 4],
    ['{ok: "partially-correct"}', { ok: 'partially-correct' }, 'partially-correct', 2],
    ['{grade_decimal as text}', { ok: true, grade_decimal: '0.5' }, 'correct', 2],
  ])('%s', async (_, value, correctness, points) => {
    const result = await grade(one, { '2_1': 'x' }, { runScript: returning(value) });
    expect(result.inputs?.['2_1']).toMatchObject({ correctness, points, possible: 4 });
  });

  it('puts the message beside a single input, and above several', async () => {
    const value = { ok: true, msg: ' <b>Good</b> ' };
    expect(await grade(one, { '2_1': 'x' }, { runScript: returning(value) })).toMatchObject({
      overallMessage: '',
      inputs: { '2_1': { message: '<b>Good</b>' } },
    });
    expect(await grade(two, { '2_1': 'x', '2_2': 'y' }, { runScript: returning(value) })).toMatchObject({
      overallMessage: '<b>Good</b>',
      earned: 2,
      inputs: { '2_1': { message: '' }, '2_2': { message: '' } },
    });
  });

  it('reads one entry for each input', async () => {
    const value = {
      overall_message: 'All in all',
      input_list: [{ ok: 'partial', msg: 'a', grade_decimal: 0.25 }, { ok: true }],
    };
    expect(await grade(two, { '2_1': 'x', '2_2': 'y' }, { runScript: returning(value) })).toMatchObject({
      overallMessage: 'All in all',
      earned: 1.25,
      inputs: {
        '2_1': { correctness: 'partially-correct', points: 0.25, message: 'a' },
        '2_2': { correctness: 'correct', points: 1, message: '' },
      },
    });
  });

  it('reads each entry’s words as those of the whole', async () => {
    const value = { input_list: [{ ok: 'False' }, { ok: 'partially-correct' }] };
    expect(await grade(two, { '2_1': 'x', '2_2': 'y' }, { runScript: returning(value) })).toMatchObject({
      earned: 0.5,
      inputs: { '2_1': { correctness: 'incorrect' }, '2_2': { correctness: 'partially-correct', points: 0.5 } },
    });
  });

  it.each<Json>([
    {},
    { msg: 'x' },
    { input_list: [] },
    { input_list: [{ ok: true }, { msg: 'x' }] },
    { input_list: 'x' },
    { ok: true, grade_decimal: 'much' },
  ])('tells the author of %j', async (value) => {
    expect(await grade(two, { '2_1': 'x', '2_2': 'y' }, { runScript: returning(value) })).toMatchObject({
      error: 'problem',
    });
  });

  it('asks with what Open edX gives a check function', async () => {
    const requests: ScriptRequest[] = [];
    await grade(one, { '2_1': 'x' }, { seed: 7, attempt: 3, runScript: returning(true, requests) });
    await grade(two, { '2_1': 'x' }, { seed: 7, runScript: returning(true, requests) });
    expect(requests.filter(({ kind }) => kind === 'check')).toMatchObject([
      {
        seed: 7,
        functionName: 'f',
        expect: '9',
        answer: 'x',
        extraArguments: ['k', 'options'],
        globals: { options: null, submission: ['x'], attempt: 3 },
      },
      { functionName: 'f', expect: null, answer: ['x', ''], extraArguments: [], globals: { attempt: 1 } },
    ]);
  });

  it('does not run anything for a single empty answer', async () => {
    const requests: ScriptRequest[] = [];
    expect(await grade(one, {}, { runScript: returning(true, requests) })).toMatchObject({ earned: 0 });
    expect(requests.map(({ kind }) => kind)).toEqual(['context']);
  });

  it('tells the author why a script failed, with its line', async () => {
    const fails = async (): Promise<ScriptReply> => ({
      ok: false,
      reason: 'exception',
      message: 'NameError: x',
      line: 3,
    });
    expect(await grade(one, { '2_1': 'x' }, { runScript: fails })).toMatchObject({
      error: 'problem',
      message: expect.stringMatching(/NameError: x.*line 3/),
    });
    expect(await grade(one, { '2_1': 'x' })).toMatchObject({
      error: 'problem',
      message: expect.stringContaining('sandbox'),
    });
  });
});

describe('customresponse with code in <answer>', () => {
  it('reads correct, messages and grade_decimals', async () => {
    const problem = parseProblem(
      '<problem><customresponse><textline/><textline/><textline/><answer>correct[0] = 1</answer></customresponse></problem>',
    );
    const runScript = async (request: ScriptRequest): Promise<ScriptReply> => {
      expect(request).toMatchObject({
        kind: 'answer',
        code: 'correct[0] = 1',
        globals: { correct: ['unknown', 'unknown', 'unknown'] },
      });
      return {
        ok: true,
        values: {
          correct: { text: '', truthy: true, json: ['correct', 'partially-correct', 'unknown'] },
          messages: { text: '', truthy: true, json: ['a', '', null] },
          overall_message: { text: 'o', truthy: true, json: 'o' },
        },
      };
    };
    expect(await grade(problem, { '2_1': '1', '2_2': '2', '2_3': '3' }, { runScript })).toMatchObject({
      earned: 1.5,
      overallMessage: 'o',
      inputs: { '2_1': { message: 'a' }, '2_2': { points: 0.5 }, '2_3': { correctness: 'incorrect', points: 0 } },
    });
  });

  it('is run where a check function is named too', async () => {
    const problem = parseProblem(
      '<problem><customresponse cfn="f"><textline/><answer>correct[0] = "correct"</answer></customresponse></problem>',
    );
    const requests: ScriptRequest[] = [];
    const runScript = async (request: ScriptRequest): Promise<ScriptReply> => {
      requests.push(request);
      return { ok: true, values: { correct: { text: '', truthy: true, json: ['correct'] } } };
    };
    expect(await grade(problem, { '2_1': '1' }, { attempt: 2, runScript })).toMatchObject({ earned: 1 });
    expect(requests).toMatchObject([{ kind: 'answer', code: 'correct[0] = "correct"', globals: { attempt: 2 } }]);
    expect(await findFaults(problem)).toEqual([]);
  });

  it('has code in it', () => {
    const problem = parseProblem('<problem><customresponse cfn="f"><textline/><answer/></customresponse></problem>');
    expect(problem.fault).toMatchObject({ code: 'response' });
  });

  it('needs one or the other', () => {
    expect(parseProblem('<problem><customresponse><textline/></customresponse></problem>').fault).toMatchObject({
      code: 'response',
    });
  });
});
