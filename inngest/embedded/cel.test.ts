import { describe, expect, it } from 'vitest';
import { compileExpression, valueAt } from './cel';

const event = {
  name: 't/a',
  data: { n: 5, s: 'ABC', t: ['a', 'b'], flag: false, ok: true, none: null, deep: { id: 'x' }, 'a-b': 1 },
};
const evaluate = (source: string, async?: unknown) => compileExpression(source).evaluate({ event, async });

describe('an expression', () => {
  // What an Inngest server answered to the same expressions over the same event.
  it.each([
    ['event.data.missing == "x"', false],
    ['event.data.missing != "x"', true],
    ['event.data.missing == null', true],
    ['has(event.data.n)', true],
    ['has(event.data.missing)', false],
    ['event.data.n == 5', true],
    ['event.data.n > 4.5', true],
    ['event.data.s in ["ABC", "z"]', true],
    ['size(event.data.t) == 2', true],
    ["event.data.s == 'ABC' && event.name == 't/a'", true],
    ['event.data.s.startsWith("A")', true],
    ['!(event.data.flag)', true],
    ['event.data.ok', true],
    ['event.data.n == "5"', false],
    ['event.data.n > 3 ? true : false', true],
  ])('%s is %s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it.each([
    ['event.data.none == null', true],
    ['event.data.deep.id == "x"', true],
    ['event.data.missing.deeper == null', true],
    ['event.data["a-b"] == 1', true],
    ['event.data.t[1] == "b"', true],
    ['event.data.t == ["a", "b"]', true],
    ['event.data.missing > 1 || event.data.n <= 5', true],
    ['event.data.n < 5 || event.data.n >= 6', false],
    ['event.data.s < "B"', true],
    ['"id" in event.data.deep', true],
    ['event.data.s.size() == 3', true],
    ['event.data.toString == null', true],
    ['event.data.__proto__ == null', true],
  ])('%s is %s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it('makes keys of texts only', () => {
    expect(evaluate('event.data.s + ":" + event.data.deep.id')).toBe('ABC:x');
    expect(evaluate('event.data.s + event.data.n')).toBeNull();
  });

  it.each([
    'lowercase(event.data.s) == "abc"',
    'date(event.data.d) > date("2020-01-01T00:00:00Z")',
    'event.data.t.exists(x, x == "a")',
    'event.data.s.matches("A.*")',
    'event.data.n * 2 == 10',
    'other.data.n == 1',
    'has(event)',
    'size(event.data.t, 1) == 1',
  ])('%s is refused', (source) => {
    expect(() => compileExpression(source)).toThrow(/uses .*, which workflows may not/);
  });

  it('is refused where it is none', () => {
    expect(() => compileExpression('event.data.n ==')).toThrow();
  });

  it.each([
    ['async.data.id == event.data.id', { asyncPath: 'data.id', eventPath: 'data.id' }, true],
    ['event.data.a.b == async.data.c', { asyncPath: 'data.c', eventPath: 'data.a.b' }, true],
    ['async.data.n > 1 && async.data.id == event.data.id', { asyncPath: 'data.id', eventPath: 'data.id' }, false],
    ['async.data.id == event.data.id || async.data.n > 1', undefined, false],
    ['async.data.id == "x"', undefined, false],
    ['!(async.data.id == event.data.id)', undefined, false],
  ])('%s is found by its match', (source, match, isMatchAlone) => {
    expect(compileExpression(source)).toMatchObject({ match, isMatchAlone });
    expect(match && valueAt({ data: { id: 'v', c: 'v' } }, match.asyncPath)).toBe(match && 'v');
  });
});
