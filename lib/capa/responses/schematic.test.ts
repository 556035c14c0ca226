import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import type { ScriptReply, ScriptRequest } from '../script/contract';
import { parseProblem } from '../source/parse-problem';

const problem = parseProblem(
  '<problem><schematicresponse><center><schematic height="300" width="400" parts="R" analyses="dc"/></center><answer type="loncapa/python">correct = ["correct"]</answer></schematicresponse></problem>',
);
const requests: ScriptRequest[] = [];
const runScript = async (request: ScriptRequest): Promise<ScriptReply> => {
  requests.push(request);
  return { ok: true, values: { correct: { text: '', truthy: true, json: ['correct'] } } };
};

describe('schematicresponse', () => {
  it('gives the circuit to the author’s code as data', async () => {
    const answers = { '2_1': '[["dc",{"out":5}]]' };
    expect(await grade(problem, answers, { attempt: 2, runScript })).toMatchObject({ earned: 1 });
    expect(requests).toMatchObject([{ kind: 'answer', globals: { submission: [[['dc', { out: 5 }]]], attempt: 2 } }]);
  });

  it('gives one point for right and for partly right, as Open edX does', async () => {
    const worth = parseProblem(
      '<problem><schematicresponse><schematic points="4"/><answer>correct = ["correct"]</answer></schematicresponse></problem>',
    );
    const saying = (word: string) => async (): Promise<ScriptReply> => ({
      ok: true,
      values: {
        correct: { text: '', truthy: true, json: [word] },
        grade_decimals: { text: '', truthy: true, json: [0.5] },
      },
    });
    const points = async (word: string) =>
      (await grade(worth, { '2_1': '[]' }, { runScript: saying(word) })).inputs?.['2_1'];
    expect(await points('correct')).toMatchObject({ correctness: 'correct', points: 1, possible: 4 });
    expect(await points('partially-correct')).toMatchObject({ correctness: 'partially-correct', points: 1 });
    expect(await points('incorrect')).toMatchObject({ correctness: 'incorrect', points: 0 });
  });

  it('runs nothing for an empty circuit and does not understand what is no JSON list', async () => {
    expect(await grade(problem, {}, { runScript })).toMatchObject({ earned: 0 });
    expect(await grade(problem, { '2_1': '{"a":1}' }, { runScript })).toMatchObject({ error: 'answer' });
    expect(await grade(problem, { '2_1': '[' }, { runScript })).toMatchObject({ error: 'answer' });
  });
});
