import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/olx/model';
import { namesOf, testSandbox } from './testing/test-sandbox';

const { runScript } = testSandbox();
const patient = 60_000;

function check(script: string, answer: Json, rest: Partial<{ extra: string[]; globals: Record<string, Json> }> = {}) {
  return runScript({
    kind: 'check',
    seed: 1,
    script,
    functionName: 'grade',
    expect: '42',
    answer,
    extraArguments: rest.extra ?? [],
    globals: rest.globals ?? {},
  });
}

describe('the names of a script', { timeout: patient }, () => {
  it('come back with text, truth and JSON', async () => {
    const script = [
      'whole, broken, name, empty = 7, 0.1, "é", ""',
      'pair = (1, 2)',
      'nothing = None',
      'table = {"a": [1, {"b": None}]}',
      'z = 1 + 2j',
      'far = float("inf")',
      'numbered = {1: 2}',
      '_own = 3',
      'import math',
      'def f(): pass',
      'class C: pass',
    ].join('\n');
    const reply = await runScript({ kind: 'context', seed: 1, script });
    expect(reply).toEqual({
      ok: true,
      values: expect.objectContaining({
        whole: { text: '7', json: 7, truthy: true },
        broken: { text: '0.1', json: 0.1, truthy: true },
        name: { text: 'é', json: 'é', truthy: true },
        empty: { text: '', json: '', truthy: false },
        // As in Open edX, where values pass through JSON before they are shown.
        pair: { text: '[1, 2]', json: [1, 2], truthy: true },
        nothing: { text: 'None', json: null, truthy: false },
        table: { text: "{'a': [1, {'b': None}]}", json: { a: [1, { b: null }] }, truthy: true },
        z: { text: '(1+2j)', truthy: true },
        far: { text: 'inf', truthy: true },
        numbered: { text: '{1: 2}', truthy: true },
        _own: { text: '3', json: 3, truthy: true },
      }),
    });
    const names = reply.ok ? Object.keys(reply.values) : [];
    for (const code of ['math', 'random', 'numpy', 'f', 'C', '__builtins__']) expect(names).not.toContain(code);
  });

  it('leave out what is too large to show', async () => {
    expect(await namesOf(runScript, 'table = list(range(200000))\nx = 1')).toMatchObject({ x: 1 });
    expect(await namesOf(runScript, 'table = list(range(200000))')).not.toHaveProperty('table');
  });

  it('know the seed', async () => {
    expect(await namesOf(runScript, 'x = seed * 2', 21)).toMatchObject({ x: 42 });
  });

  it('come from a script that is indented as a whole or has the line ends of another system', async () => {
    expect(await namesOf(runScript, '\n    x = 1\n    if x:\n        y = 2\n')).toMatchObject({ x: 1, y: 2 });
    expect(await namesOf(runScript, 'x = 1\r\nif x:\r\n    y = 2\r\n')).toMatchObject({ x: 1, y: 2 });
  });
});

describe('a check function', { timeout: patient }, () => {
  it.each<[string, Json | undefined, boolean]>([
    ['True', true, true],
    ['False', false, false],
    ['None', null, false],
    ['"partial"', 'partial', true],
    ['0.5', 0.5, true],
    [
      '{"ok": "partial", "msg": "nearly", "grade_decimal": 0.7}',
      { ok: 'partial', msg: 'nearly', grade_decimal: 0.7 },
      true,
    ],
    [
      '{"overall_message": "all", "input_list": [{"ok": True, "msg": "a"}]}',
      { overall_message: 'all', input_list: [{ ok: true, msg: 'a' }] },
      true,
    ],
    ['object()', undefined, true],
    ['{"ok": object(), "msg": object(), "more": object()}', { ok: true, msg: null }, true],
    ['{"ok": set(), "grade_decimal": "0.5"}', { ok: false, grade_decimal: 0.5 }, true],
    ['{"unknown": True}', {}, false],
  ])('may return %s', async (expression, json, truthy) => {
    const reply = await check(`def grade(expect, answer):\n    return ${expression}`, '42');
    const expected = json === undefined ? { truthy } : { truthy, json };
    expect(reply).toMatchObject({ ok: true, values: { return: expected } });
  });

  it('is given what is expected and the answer, or all answers', async () => {
    const script = 'def grade(expect, answer):\n    return [expect, answer]';
    expect(await check(script, '7')).toMatchObject({ values: { return: { json: ['42', '7'] } } });
    expect(await check(script, ['7', '8'])).toMatchObject({ values: { return: { json: ['42', ['7', '8']] } } });
  });

  it('is given the further arguments that it asks for, from the problem, from the script, or None', async () => {
    const script = 'limit = 9\ndef grade(expect, answer, **more):\n    return [more]';
    const given = { extra: ['answers', 'limit', 'unknown'], globals: { answers: { '2_1': 'a' }, response_id: '2' } };
    expect(await check(script, '7', given)).toMatchObject({
      values: { return: { json: [{ answers: { '2_1': 'a' }, limit: 9, unknown: null }] } },
    });
  });

  it('draws anew from the seed what the problem showed', async () => {
    const script = 'x = random.randint(0, 1000)\ndef grade(expect, answer):\n    return x';
    const shown = await namesOf(runScript, script);
    expect(await check(script, '7')).toMatchObject({ values: { return: { json: shown.x } } });
  });

  it('is named where it is missing', async () => {
    expect(await check('x = 1', '7')).toMatchObject({ reason: 'exception', message: expect.stringContaining('grade') });
  });
});

describe('the code of an <answer>', { timeout: patient }, () => {
  it('runs among the names of the script and is asked for some', async () => {
    const reply = await runScript({
      kind: 'answer',
      seed: 5,
      script: 'first = random.random()\ndef twice(x): return 2 * int(x)',
      code: 'correct = ["correct" if twice(submission[0]) == 8 else "incorrect"]\nagain = random.random() == first',
      globals: { submission: ['4'], correct: ['unknown'], messages: [''] },
      read: ['correct', 'messages', 'again', 'absent'],
    });
    expect(reply).toEqual({
      ok: true,
      values: {
        correct: { text: "['correct']", json: ['correct'], truthy: true },
        messages: { text: "['']", json: [''], truthy: true },
        again: { text: 'True', json: true, truthy: true },
      },
    });
  });
});

describe('a script that fails', { timeout: patient }, () => {
  it.each([
    ['x = 1\ny = 1 / 0', 'exception: ZeroDivisionError: division by zero', 2],
    ['def f():\n    raise ValueError("no")\n\nf()', 'exception: ValueError: no', 2],
    ['x = 1\nprint "x"', 'syntax: SyntaxError: Missing parentheses', 2],
    ['import numpy', 'import: The script needs the Python module "numpy"', 1],
    ['x = 1\ny = numpy.array([1])', 'import: The script needs the Python module "numpy"', 2],
    ['from scipy.stats import norm', 'import: The script needs the Python module "scipy"', 1],
    ['import socket', 'import: Scripts cannot use the module "socket"', 1],
    ['for i in xrange(3): pass', "exception: NameError: name 'xrange' is not defined. `xrange` is Python 2", 1],
    ['{}.has_key(1)', 'exception: AttributeError', 1],
    ['import string\nx = string.join(["a"])', 'method: text.join', 2],
    ['import sys\nsys.exit()', 'exception: The script ends itself', 2],
    ['def f(): return f()\nf()', 'exception: RecursionError', 1],
    ['x = []\nwhile True: x.append("a" * 10**6)', 'memory: ', 2],
    ['while True: print("a" * 1000)', 'output: The script prints', null],
  ])('says where and why: %j', async (script, message, line) => {
    const { fault, line: at } = await namesOf(runScript, script);
    expect(fault).toContain(message);
    expect(at).toBe(line);
  });

  it('may catch a missing module itself', async () => {
    const script = 'try:\n    import numpy\nexcept ImportError:\n    numpy = None\nx = 1';
    expect(await namesOf(runScript, script)).toMatchObject({ x: 1 });
  });

  it('finds names that Python has dropped since courses were written', async () => {
    const script =
      'from fractions import gcd\nimport collections\nx = [gcd(12, 18), isinstance({}, collections.Mapping)]';
    expect(await namesOf(runScript, script)).toMatchObject({ x: [6, true] });
  });
});
