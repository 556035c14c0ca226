import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluate, type Value } from '@/lib/capa';
import { namesOf, testSandbox } from './testing/test-sandbox';

const { runScript } = testSandbox();
const patient = 60_000;

const own = [
  '1+2||3',
  '1||2||3',
  '0||5',
  '-2^2',
  '2^-1',
  '2^3^2',
  '(-8)^(1/3)',
  '-1.6*10^(3)',
  '5e+1',
  '.5',
  '5.',
  '50%',
  '1/0',
  '0^-1',
  'sin(pi/6)',
  'SIN(PI/6)',
  'sqrt(-4)',
  'ln(-1)',
  'log10(1000)',
  'log2(8)',
  'exp(i*pi)',
  'abs(3+4*j)',
  'fact(5)',
  'factorial(170)',
  'fact(171)',
  'fact(-1)',
  'fact(2.5)',
  'arcsin(2)',
  'arccos(2)',
  'arctan(1)',
  'arccot(0)',
  'arccot(2)',
  'arcsec(2)',
  'arccsc(2)',
  'arcsec(0)',
  'sinh(1+j)',
  'tanh(0.5)',
  'sech(0)',
  'csch(0)',
  'coth(1)',
  'arcsinh(1)',
  'arccosh(0.5)',
  'arccosh(2)',
  'arctanh(0.5)',
  'arctanh(2)',
  'cot(0)',
  'csc(0)',
  'sec(0)',
  'x^2+y',
  'R_1*R_2',
  "f'",
  'T_{ij}^{12}',
  '2x',
  '2(3)',
  '1 2',
  'foo(1)',
  'bar',
  '(1',
  '1)',
  '',
  '1+',
  '*1',
  'e',
  'i*i',
  '1e400',
  '10^400',
  '1e308*10',
  '+-+-3',
  '2*-3',
  '2--3',
  '1_000',
  'sin 1',
  'ln(0)',
  '(-1)^0.5',
  '2^0.5',
  '5%%',
  '100*5%',
];
const variables = { x: 3, y: 0.25, R_1: 10, R_2: 4, "f'": 8, 'T_{ij}^{12}': 6 };

/** A value as two parts, so that both languages can be compared. */
function partsOf(value: Value): readonly [number, number] {
  return typeof value === 'number' ? [value, 0] : [value.re, value.im];
}

const script = (expressions: readonly string[], given: object) => `
import calc, json
results = []
for expression in json.loads(${JSON.stringify(JSON.stringify(expressions))}):
    try:
        value = calc.evaluator(json.loads(${JSON.stringify(JSON.stringify(given))}), {}, expression)
        results.append([repr(float(value.real)), repr(float(value.imag))])
    except Exception as error:
        results.append(type(error).__name__)
`;

/** Large numbers are compared by their leading digits. */
const scale = (value: number) => Math.max(1, Math.abs(value));

function toNumber(text: unknown): number {
  return { inf: Infinity, '-inf': -Infinity, nan: Number.NaN }[String(text)] ?? Number(text);
}

describe('the calculator of scripts', { timeout: patient }, () => {
  it('agrees with the calculator of problems', async () => {
    const { results, fault } = await namesOf(runScript, script(own, variables));
    expect(fault).toBeUndefined();
    const theirs = z.array(z.union([z.string(), z.array(z.string())])).parse(results);
    expect(theirs).toHaveLength(own.length);
    theirs.forEach((result, at) => {
      const ours = evaluate(own[at] ?? '', { variables });
      if (typeof result === 'string') expect([own[at], ours.error], result).toEqual([own[at], expect.any(String)]);
      else {
        expect(ours.error, own[at]).toBeUndefined();
        const parts = ours.error === undefined ? partsOf(ours.value) : [];
        result.map(toNumber).forEach((part, index) => {
          const expected = parts[index] ?? Number.NaN;
          if (Number.isFinite(expected))
            expect(part / scale(expected), own[at]).toBeCloseTo(expected / scale(expected), 9);
          else expect(part, own[at]).toBe(expected);
        });
      }
    });
  });

  const shared = join(process.cwd(), '../shared/cases/calc.jsonl');
  it.skipIf(!existsSync(shared))('agrees with Open edX on the shared cases', async () => {
    const part = z.union([z.number(), z.string()]);
    const shape = z.object({
      input: z.object({ expr: z.string(), variables: z.record(z.string(), z.json()), caseSensitive: z.boolean() }),
      expected: z.object({ value: z.union([part, z.object({ re: part, im: part })]).optional() }),
    });
    const cases = readFileSync(shared, 'utf8')
      .trim()
      .split('\n')
      .map((line) => shape.parse(JSON.parse(line)));
    const plain = cases.filter(({ input }) => !input.caseSensitive && Object.keys(input.variables).length === 0);
    expect(plain.length).toBeGreaterThan(20);
    const { results } = await namesOf(
      runScript,
      script(
        plain.map(({ input }) => input.expr),
        {},
      ),
    );
    const theirs = z.array(z.union([z.string(), z.array(z.string())])).parse(results);
    plain.forEach(({ input, expected }, at) => {
      const result = theirs[at];
      if (expected.value === undefined) expect([input.expr, typeof result]).toEqual([input.expr, 'string']);
      else {
        const { value } = expected;
        const parts = typeof value === 'object' ? [value.re, value.im] : [value, 0];
        const numbers = Array.isArray(result) ? result.map(toNumber) : [];
        parts.forEach((wanted, index) => {
          const goal =
            typeof wanted === 'number' ? wanted : { NaN: Number.NaN, Infinity, '-Infinity': -Infinity }[wanted];
          if (Number.isFinite(goal))
            expect(Number(numbers[index]) / scale(Number(goal)), input.expr).toBeCloseTo(
              Number(goal) / scale(Number(goal)),
              9,
            );
          else expect(numbers[index], input.expr).toBe(goal);
        });
      }
    });
  });

  it('takes variables and functions of the author, and tells case apart where asked', async () => {
    const code = [
      'x = calc.evaluator({"X": 2}, {"double": lambda v: 2 * v}, "double(x)")',
      'y = calc.evaluator({"x": 1, "X": 2}, {}, "x+10*X", case_sensitive=True)',
      'try:\n    calc.evaluator({}, {}, "k")\nexcept calc.UndefinedVariable as error:\n    z = str(error)',
    ].join('\n');
    expect(await namesOf(runScript, code)).toMatchObject({ x: 4, y: 21, z: expect.stringContaining('k') });
  });
});

describe('draganddrop', { timeout: patient }, () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['a target for each', [{ '1': 't1' }, { '2': 't2' }], { '1': 't1', '2': 't2' }, true],
    ['a wrong target', [{ '1': 't2' }], { '1': 't1' }, false],
    ['one left out', [{ '1': 't1' }], { '1': 't1', '2': 't2' }, false],
    ['one too many', [{ '1': 't1' }, { '9': 't1' }], { '1': 't1' }, false],
    ['nothing placed', [], { '1': 't1' }, false],
    ['the older form', { draggables: [{ '1': 't1' }] }, { '1': 't1' }, true],
    ['a place within its radius', [{ '1': [73, 154] }], { '1': [[70, 150], 5] }, true],
    ['a place outside its radius', [{ '1': [73, 155] }], { '1': [[70, 150], 5] }, false],
    ['a place within the usual radius', [{ '1': [76, 158] }], { '1': [70, 150] }, true],
    [
      'any of',
      [{ '1': 't3' }, { '2': 't2' }],
      [{ draggables: ['1', '2'], targets: ['t2', 't3', 't4'], rule: 'anyof' }],
      true,
    ],
    [
      'any of, one elsewhere',
      [{ '1': 't9' }, { '2': 't2' }],
      [{ draggables: ['1', '2'], targets: ['t2', 't3'], rule: 'anyof' }],
      false,
    ],
    [
      'all in any order',
      [{ a: 't2' }, { b: 't1' }],
      [{ draggables: ['a', 'b'], targets: ['t1', 't2'], rule: 'unordered_equal' }],
      true,
    ],
    [
      'all in any order, one twice',
      [{ a: 't2' }, { b: 't2' }],
      [{ draggables: ['a', 'b'], targets: ['t1', 't2'], rule: 'unordered_equal' }],
      false,
    ],
    [
      'all in their order',
      [{ a: 't2' }, { b: 't1' }],
      [{ draggables: ['a', 'b'], targets: ['t1', 't2'], rule: 'exact' }],
      false,
    ],
    [
      'as many as asked',
      [{ a: 't1' }, { a: 't2' }],
      [{ draggables: ['a', 'a'], targets: ['t1', 't2', 't3'], rule: 'anyof+number' }],
      true,
    ],
    [
      'fewer than asked',
      [{ a: 't1' }],
      [{ draggables: ['a', 'a'], targets: ['t1', 't2', 't3'], rule: 'anyof+number' }],
      false,
    ],
    [
      'places in any order',
      [{ a: [5, 5] }, { b: [100, 100] }],
      [
        {
          draggables: ['a', 'b'],
          positions: [
            [[100, 100], 3],
            [[0, 0], 10],
          ],
          rule: 'unordered_equal',
        },
      ],
      true,
    ],
    ['on a target of another', [{ s: 'left' }, { up: { '1': { s: 'left' } } }], { s: 'left', up: 'left[s][1]' }, true],
  ])('%s', async (_name, answer, correct, isRight) => {
    const reply = await runScript({
      kind: 'answer',
      seed: 1,
      script: '',
      code: 'import json\nright = draganddrop.grade(submission[0], json.loads(correct_answer))',
      globals: { submission: [JSON.stringify(answer)], correct_answer: JSON.stringify(correct) },
      read: ['right'],
    });
    expect(reply).toMatchObject({ ok: true, values: { right: { json: isRight } } });
  });

  it('is where Open edX keeps it', async () => {
    const code = 'from verifiers import draganddrop as a\nimport verifiers.draganddrop as b\nx = a is b is draganddrop';
    expect(await namesOf(runScript, code)).toMatchObject({ x: true });
  });
});
