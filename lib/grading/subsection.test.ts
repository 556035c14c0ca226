import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedScore, ScoredBlock } from './model';
import { gradeSubsection, weighPoints } from './subsection';

const scored = (block: string, possible: number, more: Partial<ScoredBlock> = {}): ScoredBlock => ({
  block,
  weight: null,
  isGraded: true,
  possible,
  ...more,
});
const recorded = (scores: Record<string, [earned: number, possible: number]>): ReadonlyMap<string, RecordedScore> =>
  new Map(Object.entries(scores).map(([block, [earned, possible]]) => [block, { earned, possible }]));

describe('weighPoints', () => {
  it('scales to the weight, and leaves points alone without one', () => {
    expect(weighPoints({ earned: 1, possible: 3 }, 6)).toEqual({ earned: 2, possible: 6 });
    expect(weighPoints({ earned: 1, possible: 3 }, null)).toEqual({ earned: 1, possible: 3 });
    expect(weighPoints({ earned: 0, possible: 0 }, 6)).toEqual({ earned: 0, possible: 0 });
    expect(weighPoints({ earned: 1, possible: 3 }, 0)).toEqual({ earned: 0, possible: 0 });
  });
});

describe('gradeSubsection', () => {
  it('counts what was never attempted with its points of today', () => {
    const grade = gradeSubsection(
      [scored('problem@a', 2), scored('problem@b', 3)],
      recorded({ 'problem@a': [2, 2] }),
      null,
    );
    expect(grade).toMatchObject({
      all: { earned: 2, possible: 5 },
      graded: { earned: 2, possible: 5 },
      percentGraded: 0.4,
    });
    expect(grade.problems.map((problem) => problem.isAttempted)).toEqual([true, false]);
  });

  it('grades on what was possible at the time of the attempt', () => {
    const grade = gradeSubsection([scored('problem@a', 10)], recorded({ 'problem@a': [1, 2] }), null);
    expect(grade.graded).toEqual({ earned: 1, possible: 2 });
  });

  it('leaves ungraded problems, and problems worth nothing, out of the graded total', () => {
    const blocks = [
      scored('problem@a', 1),
      scored('problem@practice', 4, { isGraded: false }),
      scored('problem@survey', 2, { weight: 0 }),
    ];
    const grade = gradeSubsection(blocks, recorded({ 'problem@practice': [4, 4], 'problem@survey': [2, 2] }), null);
    expect(grade.all).toEqual({ earned: 4, possible: 5 });
    expect(grade.graded).toEqual({ earned: 0, possible: 1 });
    expect(grade.problems.map((problem) => problem.isGraded)).toEqual([true, false, false]);
  });

  it('is 0 where nothing is possible', () => {
    expect(gradeSubsection([], new Map(), null)).toMatchObject({ percentGraded: 0, isAttempted: false });
  });

  it('replaces the totals field by field', () => {
    const override = { earnedAll: null, possibleAll: null, earnedGraded: 0, possibleGraded: null };
    const grade = gradeSubsection([scored('problem@a', 4)], recorded({ 'problem@a': [3, 4] }), override);
    expect(grade.all).toEqual({ earned: 3, possible: 4 });
    expect(grade.graded).toEqual({ earned: 0, possible: 4 });
    expect(grade.percentGraded).toBe(0);
    expect(grade.beforeOverride?.graded).toEqual({ earned: 3, possible: 4 });
  });

  it('counts a block that stands there twice once', () => {
    const grade = gradeSubsection(
      [scored('problem@a', 1), scored('problem@a', 1)],
      recorded({ 'problem@a': [1, 1] }),
      null,
    );
    expect(grade.all).toEqual({ earned: 1, possible: 1 });
  });

  it('never falls when one problem earns more', () => {
    const problem = fc.record({ earned: fc.nat(10), possible: fc.integer({ min: 10, max: 20 }), weight: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(problem, { minLength: 1, maxLength: 8 }), fc.nat(10), (problems, more) => {
        const blocks = problems.map(({ possible, weight }, index) => scored(`problem@${index}`, possible, { weight }));
        const percent = (extra: number) => {
          const scores = problems.map(({ earned, possible }, index): [string, RecordedScore] => [
            `problem@${index}`,
            { earned: index === 0 ? Math.min(possible, earned + extra) : earned, possible },
          ]);
          return gradeSubsection(blocks, new Map(scores), null).percentGraded;
        };
        expect(percent(more)).toBeGreaterThanOrEqual(percent(0));
      }),
    );
  });
});
