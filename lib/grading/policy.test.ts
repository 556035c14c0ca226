import { describe, expect, it } from 'vitest';
import type { PolicyResult } from './model';
import { defaultGradingPolicy, parseGradingPolicy } from './policy';

const homework = { type: 'Homework', min_count: 3, drop_count: 1, weight: 0.4 };
const codes = (result: PolicyResult) => (result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`));
const warned = (result: PolicyResult) => result.warnings.map(({ code, path }) => `${code} ${path}`);

describe('parseGradingPolicy', () => {
  it('grades by the default where nothing is stored', () => {
    expect(parseGradingPolicy(null)).toEqual({ ok: true, policy: defaultGradingPolicy, warnings: [] });
    expect(parseGradingPolicy({})).toEqual({ ok: true, policy: defaultGradingPolicy, warnings: [] });
  });

  it('fills only the part that is missing', () => {
    const onlyTypes = parseGradingPolicy({ GRADER: [] });
    expect(onlyTypes).toMatchObject({ ok: true, policy: { types: [], cutoffs: defaultGradingPolicy.cutoffs } });
    const onlyCutoffs = parseGradingPolicy({ GRADE_CUTOFFS: { A: 0.9, B: 0.8 } });
    expect(onlyCutoffs).toMatchObject({
      ok: true,
      policy: {
        types: defaultGradingPolicy.types,
        cutoffs: [
          { letter: 'A', percent: 0.9 },
          { letter: 'B', percent: 0.8 },
        ],
      },
    });
  });

  it('names labels after the type where the policy names none', () => {
    const result = parseGradingPolicy({ GRADER: [{ ...homework, short_label: null, category: '' }] });
    expect(result).toMatchObject({
      ok: true,
      policy: { types: [{ type: 'Homework', category: 'Homework', shortLabel: 'Homework', sectionType: 'Homework' }] },
    });
  });

  it('reads numbers that are spelled as strings', () => {
    const result = parseGradingPolicy({
      GRADER: [{ ...homework, min_count: '12.0', drop_count: ' 2 ', weight: '0.25' }],
    });
    expect(result).toMatchObject({ ok: true, policy: { types: [{ minCount: 12, dropCount: 2, weight: 0.25 }] } });
  });

  it('warns of keys that mean nothing, and keeps the extra keys that do', () => {
    const result = parseGradingPolicy({
      GRADER: [{ ...homework, name: 'HW', show_only_average: true, hide_average: 'true', starting_index: 0 }],
      NOTES: 'x',
    });
    expect(warned(result)).toEqual(['unknown-key NOTES', 'unknown-key GRADER[0].name']);
    expect(result).toMatchObject({
      ok: true,
      policy: { types: [{ showOnlyAverage: true, hideAverage: true, startingIndex: 0 }] },
    });
  });

  it('lets a type without weight count for nothing, and says so', () => {
    const result = parseGradingPolicy({ GRADER: [{ type: 'Lab', min_count: 1, drop_count: 0 }] });
    expect(result).toMatchObject({ ok: true, policy: { types: [{ weight: 0 }] } });
    expect(warned(result)).toEqual(['missing-weight GRADER[0].weight']);
  });

  it('warns of a type that stands twice', () => {
    expect(warned(parseGradingPolicy({ GRADER: [homework, homework] }))).toEqual(['repeated-type GRADER[1].type']);
  });

  it.each([
    ['min_count', { type: 'Lab', drop_count: 0, weight: 1 }, 'missing-key GRADER[0].min_count'],
    ['drop_count', { type: 'Lab', min_count: 0, weight: 1 }, 'missing-key GRADER[0].drop_count'],
    ['type', { min_count: 0, drop_count: 0, weight: 1 }, 'missing-key GRADER[0].type'],
  ])('refuses a type without %s', (_, grader, fault) => {
    expect(codes(parseGradingPolicy({ GRADER: [grader] }))).toEqual([fault]);
  });

  it.each([
    ['a count that is no number', { GRADER: [{ ...homework, min_count: 'many' }] }, 'bad-value GRADER[0].min_count'],
    ['a negative drop', { GRADER: [{ ...homework, drop_count: -1 }] }, 'bad-value GRADER[0].drop_count'],
    ['a weight that is no number', { GRADER: [{ ...homework, weight: null }] }, 'bad-value GRADER[0].weight'],
    ['a grader that is no object', { GRADER: ['Homework'] }, 'bad-value GRADER[0]'],
    ['graders that are no list', { GRADER: { Homework: 1 } }, 'bad-value GRADER'],
    ['a cut-off that is no number', { GRADE_CUTOFFS: { Pass: 'half' } }, 'bad-value GRADE_CUTOFFS.Pass'],
    ['a policy that is no object', ['GRADER'], 'bad-value '],
  ])('refuses %s', (_, stored, fault) => {
    expect(codes(parseGradingPolicy(stored))).toEqual([fault]);
  });
});
