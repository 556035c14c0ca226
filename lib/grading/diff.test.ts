import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPolicyChange } from './diff';
import type { CourseSubsection, GradingPolicy } from './model';
import { defaultGradingPolicy } from './policy';

const [homework] = defaultGradingPolicy.types;
if (!homework) throw new Error('the default policy has homework');

const policy = (dropCount: number, weight: number, pass = 0.5): GradingPolicy => ({
  types: [{ ...homework, minCount: 0, dropCount, weight }],
  cutoffs: [{ letter: 'Pass', percent: pass }],
});
const subsections = [0.2, 0.6].map(
  (percentGraded, index): CourseSubsection => ({
    block: `sequential@${index}`,
    title: null,
    format: 'Homework',
    isGraded: true,
    graded: { earned: percentGraded, possible: 1 },
    percentGraded,
    results: 'shown',
  }),
);

describe('diffPolicyChange', () => {
  it('says what a drop does to a learner', () => {
    expect(diffPolicyChange(policy(0, 1), policy(1, 1), subsections)).toEqual({
      isChanged: true,
      percent: { before: 0.4, after: 0.6 },
      letter: { before: null, after: 'Pass' },
      isPassed: { before: false, after: true },
      types: [
        {
          type: 'Homework',
          before: { entryCount: 2, average: 0.4, weight: 1, contribution: 0.4 },
          after: { entryCount: 2, average: 0.6, weight: 1, contribution: 0.6 },
        },
      ],
      subsections: [{ block: 'sequential@0', title: null, before: 'kept', after: 'dropped' }],
    });
  });

  it('tells a change of cut-offs from a change of percent', () => {
    const diff = diffPolicyChange(policy(0, 1), policy(0, 1, 0.4), subsections);
    expect(diff).toMatchObject({ isChanged: true, percent: { before: 0.4, after: 0.4 }, types: [], subsections: [] });
  });

  it('has null for a type that one policy lacks', () => {
    const diff = diffPolicyChange(policy(0, 1), { types: [], cutoffs: [] }, subsections);
    expect(diff.types).toMatchObject([{ type: 'Homework', after: null }]);
    expect(diff.subsections.map(({ after }) => after)).toEqual(['ignored', 'ignored']);
  });

  it('finds nothing between a policy and itself', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(100), (dropCount, weight) => {
        const same = policy(dropCount, weight / 100);
        expect(diffPolicyChange(same, same, subsections)).toMatchObject({
          isChanged: false,
          types: [],
          subsections: [],
        });
      }),
    );
  });
});
