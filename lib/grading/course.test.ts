import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeCourse, letterOf, passingCutoff } from './course';
import type { AssignmentType, CourseSubsection, GradingPolicy } from './model';
import { roundPercentGraded } from './round';

const type = (name: string, more: Partial<AssignmentType> = {}): AssignmentType => ({
  type: name,
  category: name,
  shortLabel: name,
  sectionType: name,
  minCount: 0,
  dropCount: 0,
  weight: 1,
  startingIndex: 1,
  showOnlyAverage: false,
  hideAverage: false,
  ...more,
});
const policy = (...types: AssignmentType[]): GradingPolicy => ({ types, cutoffs: [{ letter: 'Pass', percent: 0.5 }] });
const subsection = (block: string, percentGraded: number, more: Partial<CourseSubsection> = {}): CourseSubsection => ({
  block,
  title: null,
  format: 'HW',
  isGraded: true,
  graded: { earned: percentGraded * 100, possible: 100 },
  percentGraded,
  results: 'shown',
  ...more,
});
const homework = (...percents: number[]) =>
  percents.map((percent, index) => subsection(`sequential@${index}`, percent));
const dropped = (grade: ReturnType<typeof gradeCourse>) =>
  grade.types.flatMap(({ entries }) => entries.flatMap((entry, index) => (entry.isDropped ? [index] : [])));

describe('gradeCourse', () => {
  it('says why a subsection counts for nothing', () => {
    const grade = gradeCourse(policy(type('HW')), [
      subsection('sequential@ungraded', 1, { isGraded: false }),
      subsection('sequential@empty', 0, { graded: { earned: 0, possible: 0 } }),
      subsection('sequential@plain', 1, { format: null }),
      subsection('sequential@other', 1, { format: 'Lab' }),
      subsection('sequential@a', 0.5),
      subsection('sequential@a', 0.5),
    ]);
    expect(grade.ignored.map(({ reason }) => reason)).toEqual([
      'not-graded',
      'nothing-possible',
      'no-format',
      'format-not-in-policy',
      'repeated',
    ]);
    expect(grade.percent).toBe(0.5);
  });

  it('fills up to min_count with nothing, and counts more where there are more', () => {
    expect(gradeCourse(policy(type('HW', { minCount: 4 })), homework(1, 1)).percent).toBe(0.5);
    expect(gradeCourse(policy(type('HW', { minCount: 1 })), homework(1, 0)).percent).toBe(0.5);
  });

  it('drops the lowest, and among equals the later one', () => {
    const two = policy(type('HW', { dropCount: 2 }));
    expect(dropped(gradeCourse(two, homework(0.2, 0.9, 0.2, 0.2)))).toEqual([2, 3]);
    expect(dropped(gradeCourse(two, homework(0.9, 0.1, 0.5, 0.1)))).toEqual([1, 3]);
  });

  it('drops what is unreleased first where it is not above anything', () => {
    const grade = gradeCourse(policy(type('HW', { minCount: 3, dropCount: 1 })), homework(0, 0.5));
    expect(dropped(grade)).toEqual([2]);
    expect(grade.percent).toBe(0.25);
  });

  it('gives nothing where everything is dropped', () => {
    const grade = gradeCourse(policy(type('HW', { dropCount: 3 })), homework(1, 1));
    expect(grade.types[0]).toMatchObject({ keptSum: 0, divisor: -1, average: 0, contribution: 0 });
  });

  it('labels entries by number, and a single one by its short label alone', () => {
    const labels = (grade: ReturnType<typeof gradeCourse>) => grade.types[0]?.entries.map(({ label }) => label);
    expect(labels(gradeCourse(policy(type('HW', { startingIndex: 0 })), homework(1, 1)))).toEqual(['HW 00', 'HW 01']);
    expect(labels(gradeCourse(policy(type('HW')), homework(1)))).toEqual(['HW']);
  });

  it('does not normalise weights', () => {
    expect(gradeCourse(policy(type('HW', { weight: 1.5 })), homework(1)).percent).toBe(1.5);
  });

  it('counts a type that stands in the policy twice twice', () => {
    expect(gradeCourse(policy(type('HW', { weight: 0.3 }), type('HW', { weight: 0.3 })), homework(1)).percent).toBe(
      0.6,
    );
  });

  it('gives no letter and no pass without cut-offs', () => {
    const grade = gradeCourse({ types: [type('HW')], cutoffs: [] }, homework(1));
    expect(grade).toMatchObject({ letter: null, isPassed: false, percent: 1 });
  });

  const percents = fc.array(
    fc.nat(10_000).map((n) => roundPercentGraded(n / 10_000)),
    { minLength: 1, maxLength: 12 },
  );
  const types = fc.record({
    minCount: fc.nat(14),
    dropCount: fc.nat(5),
    weight: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  });

  it('is the same when subsections of equal percents change places', () => {
    fc.assert(
      fc.property(percents, types, fc.infiniteStream(fc.nat()), (list, more, order) => {
        const rule = policy(type('HW', more));
        const named = list.map((percent, index) => subsection(`sequential@${index}`, percent));
        const renamed = named
          .map((each) => ({ each, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          // The blocks change places, the percents stay where they are.
          .map(({ each }, index) => ({ ...each, percentGraded: list[index] ?? 0 }));
        expect(gradeCourse(rule, renamed).rawPercent).toBe(gradeCourse(rule, named).rawPercent);
      }),
    );
  });

  it('never falls when a subsection rises', () => {
    fc.assert(
      fc.property(percents, types, fc.nat(), fc.nat(10_000), (list, more, at, rise) => {
        const rule = policy(type('HW', more));
        const index = at % list.length;
        const higher = list.map((p, i) => (i === index ? roundPercentGraded(Math.min(1, p + rise / 10_000)) : p));
        const [before, after] = [gradeCourse(rule, homework(...list)), gradeCourse(rule, homework(...higher))];
        expect(after.percent).toBeGreaterThanOrEqual(before.percent);
        expect(!before.isPassed || after.isPassed).toBe(true);
      }),
    );
  });

  it('drops exactly as many as the policy says, and never one that is above a kept one', () => {
    fc.assert(
      fc.property(percents, types, (list, more) => {
        const entries = gradeCourse(policy(type('HW', more)), homework(...list)).types[0]?.entries ?? [];
        const gone = entries.filter((entry) => entry.isDropped);
        const kept = entries.filter((entry) => !entry.isDropped);
        expect(gone).toHaveLength(Math.min(more.dropCount, entries.length));
        expect(Math.max(0, ...gone.map((entry) => entry.percent))).toBeLessThanOrEqual(
          Math.min(1, ...kept.map((entry) => entry.percent)),
        );
      }),
    );
  });
});

describe('letterOf', () => {
  const cutoffs = [
    { letter: 'C', percent: 0.7 },
    { letter: 'A', percent: 0.9 },
    { letter: 'B', percent: 0.8 },
  ];

  it.each([
    [0.9, 'A'],
    [0.89, 'B'],
    [0.7, 'C'],
    [0.69, null],
  ])('%d is %s', (percent, letter) => {
    expect(letterOf(percent, cutoffs)).toBe(letter);
  });
});

describe('passingCutoff', () => {
  it('is the lowest above zero', () => {
    const cutoffs = [
      { letter: 'A', percent: 0.9 },
      { letter: 'D', percent: 0.6 },
      { letter: 'F', percent: 0 },
    ];
    expect(passingCutoff(cutoffs)).toEqual({ letter: 'D', percent: 0.6 });
    expect(passingCutoff([{ letter: 'F', percent: 0 }])).toBeNull();
  });
});
