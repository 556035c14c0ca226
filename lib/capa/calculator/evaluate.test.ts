import { describe, expect, it } from 'vitest';
import { toComplex, type Value } from './complex';
import { evaluate } from './evaluate';

function near(value: Value | undefined, re: number, im = 0): void {
  expect(value).toBeDefined();
  const got = toComplex(value ?? Number.NaN);
  expect(got.re).toBeCloseTo(re, 10);
  expect(got.im).toBeCloseTo(im, 10);
}

function valueFor(source: string, variables: Record<string, Value> = {}): Value | undefined {
  const result = evaluate(source, { variables });
  return result.error === undefined ? result.value : undefined;
}

describe('precedence', () => {
  it.each([
    ['1+2*3', 7],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['2*-3', -6],
    ['--10', 10],
    ['-+-4', 4],
    ['8/4/2', 1],
    ['8-4-2', 2],
    ['1+2||3', 2.2],
    ['2*2||2', 2],
    ['-2||-2', -1],
    ['2||2^2', 4 / 3],
    ['50%', 0.5],
    ['5.+.5', 5.5],
    ['1e3+1E-1', 1000.1],
    [' 1\n +\t1 ', 2],
  ])('%s is %d', (source, value) => {
    near(valueFor(source), value);
  });
});

describe('what is not an expression', () => {
  it.each([
    ['2x', 'syntax'],
    ['2(3)', 'syntax'],
    ['1 2', 'syntax'],
    ['1_000', 'syntax'],
    ['1e', 'syntax'],
    ['5 %', 'syntax'],
    ['3!', 'syntax'],
    ['2**3', 'syntax'],
    ['1+', 'syntax'],
    ['[1]', 'syntax'],
    ['sin', 'unknown-name'],
    ['x', 'unknown-name'],
    ['log(10)', 'unknown-name'],
    ['max(1,2)', 'syntax'],
    ['(1', 'brackets'],
    ['1)', 'brackets'],
    [')(', 'brackets'],
    ['1/0', 'division'],
    ['1/(1-1)', 'division'],
    ['0^-1', 'division'],
    ['1||-1', 'division'],
    ['fact(-1)', 'factorial'],
    ['fact(0.5)', 'factorial'],
    ['fact(171)', 'overflow'],
    ['10^400', 'overflow'],
    ['9^9^9^9', 'overflow'],
  ])('%s: %s', (source, code) => {
    expect(evaluate(source)).toMatchObject({ error: code });
  });

  it('names every unknown name, shortened', () => {
    const result = evaluate(`a+b(1)+${'c'.repeat(100)}`);
    expect(result).toMatchObject({ error: 'unknown-name' });
    expect(result.error && result.message).toMatch(/a, b\(\), c{30}…/);
  });

  it('gives the empty text the value "not a number"', () => {
    expect(valueFor('  ')).toBeNaN();
    expect(valueFor('0||1')).toBeNaN();
  });
});

describe('names', () => {
  it('takes letters, digits, subscripts, superscripts and primes', () => {
    expect(valueFor("R_1+f'+T_{ij}^{12}'", { R_1: 1, "f'": 2, "T_{ij}^{12}'": 3 })).toBe(6);
    expect(valueFor('x_{1}^2', { 'x_{1}': 3 })).toBe(9);
  });

  it('does not mind case, unless told to', () => {
    expect(valueFor('SIN(0)+X', { x: 2 })).toBe(2);
    expect(evaluate('m*M', { variables: { m: 2, M: 3 }, caseSensitive: true })).toEqual({ value: 6 });
    expect(evaluate('Sin(0)', { caseSensitive: true })).toMatchObject({ error: 'unknown-name' });
  });

  it('lets variables win over constants, and never over functions', () => {
    expect(valueFor('e', { e: 2 })).toBe(2);
    expect(evaluate('x(2)', { variables: { x: 3 } })).toMatchObject({ error: 'unknown-name' });
    expect(evaluate('constructor')).toMatchObject({ error: 'unknown-name' });
    expect(evaluate('toString(1)')).toMatchObject({ error: 'unknown-name' });
  });
});

// Values of CPython's cmath.
describe('complex numbers', () => {
  it.each([
    ['arcsin(2)', 1.5707963267948966, 1.3169578969248166],
    ['arccos(2)', 0, -1.3169578969248166],
    ['arcsin(-2)', -1.5707963267948966, 1.3169578969248166],
    ['arccos(-2)', Math.PI, -1.3169578969248166],
    ['arctanh(2)', 0.5493061443340549, 1.5707963267948966],
    ['arcsin(1+2*j)', 0.4270785863924761, 1.5285709194809982],
    ['arccos(1+2*j)', 1.1437177404024204, -1.5285709194809982],
    ['arctan(1+2*j)', 1.3389725222944935, 0.40235947810852507],
    ['arcsinh(1+2*j)', 1.4693517443681852, 1.063440023577752],
    ['arccosh(1+2*j)', 1.5285709194809982, 1.1437177404024204],
    ['arctanh(1+2*j)', 0.17328679513998632, 1.1780972450961724],
    ['arcsin(-1.5-0.5*j)', -1.1711572594583726, -1.0693110431581108],
    ['arccosh(-1.5-0.5*j)', 1.0693110431581108, -2.741953586253269],
    ['arctan(-1.5-0.5*j)', -1.0172219678978514, -0.14694666622552977],
    ['sqrt(-1.5-0.5*j)', 0.20141850719855617, -1.2411967672541269],
    ['ln(-1.5-0.5*j)', 0.45814536593707755, -2.819842099193151],
    ['exp(1+2*j)', -1.1312043837568135, 2.4717266720048188],
    ['tan(1+2*j)', 0.0338128260798967, 1.0147936161466335],
    ['tanh(1+2*j)', 1.16673625724092, -0.24345820118572534],
    ['sinh(1+2*j)', -0.4890562590412937, 1.4031192506220405],
    ['sqrt(-4)', 0, 2],
    ['ln(-1)', 0, Math.PI],
    ['(-8)^(1/3)', 1, 1.7320508075688772],
    ['(1+j)^2', 0, 2],
    ['(1+j)^-1', 0.5, -0.5],
    ['i^i', Math.exp(-Math.PI / 2), 0],
    ['abs(3+4*j)', 5, 0],
    ['j||1', 0.5, 0.5],
  ])('%s', (source, re, im) => {
    near(valueFor(source), re, im);
  });

  it('answers infinity and "not a number" where functions do', () => {
    expect(valueFor('ln(0)')).toBe(Number.NEGATIVE_INFINITY);
    expect(valueFor('csc(0)')).toBe(Number.POSITIVE_INFINITY);
    expect(valueFor('1e999')).toBe(Number.POSITIVE_INFINITY);
    expect(valueFor('arccosh(0.5)')).toBeNaN();
  });
});

describe('hostile expressions', () => {
  it('refuses depth and length, and takes long flat sums', () => {
    expect(evaluate('('.repeat(9000) + ')'.repeat(9000))).toMatchObject({ error: 'too-deep' });
    expect(evaluate(`${'2^'.repeat(9000)}1`)).toMatchObject({ error: 'too-deep' });
    expect(evaluate('sin('.repeat(4000) + ')'.repeat(4000))).toMatchObject({ error: 'too-deep' });
    expect(evaluate('1'.repeat(1_000_000))).toMatchObject({ error: 'too-deep' });
    expect(valueFor(`${'1+'.repeat(9000)}1`)).toBe(9001);
    expect(valueFor(`${'-'.repeat(9001)}1`)).toBe(-1);
  });
});
