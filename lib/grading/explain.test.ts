import { describe, expect, it } from 'vitest';
import { gradeCourse } from './course';
import { explainCourseGrade } from './explain';
import type { CourseSubsection, GradingPolicy } from './model';
import { parseGradingPolicy } from './policy';
import { listCountedSubsections } from './results';
import { percentOf } from './subsection';

function policyOf(stored: Parameters<typeof parseGradingPolicy>[0]): GradingPolicy {
  const result = parseGradingPolicy(stored);
  if (!result.ok) throw new Error('the test needs a policy that can be used');
  return result.policy;
}

const policy = policyOf({
  GRADER: [
    { type: 'Homework', short_label: 'HW', min_count: 4, drop_count: 1, weight: 0.4 },
    { type: 'Exam', min_count: 1, drop_count: 0, weight: 0.6 },
  ],
  GRADE_CUTOFFS: { B: 0.5, A: 0.9 },
});

const subsection = (
  block: string,
  format: string,
  earned: number,
  results: CourseSubsection['results'] = 'shown',
): CourseSubsection => ({
  block,
  title: `Title of ${block}`,
  format,
  isGraded: true,
  graded: { earned, possible: 10 },
  percentGraded: percentOf({ earned, possible: 10 }),
  results,
});

const explain = (subsections: readonly CourseSubsection[], audience: 'learner' | 'staff') =>
  explainCourseGrade(policy, gradeCourse(policy, subsections), audience);

describe('explainCourseGrade', () => {
  const subsections = [
    subsection('sequential@a', 'Homework', 10),
    subsection('sequential@b', 'Homework', 0),
    subsection('sequential@c', 'Homework', 5),
    subsection('sequential@x', 'Exam', 8),
    subsection('sequential@y', 'Essay', 10),
  ];

  it('lists every entry with what became of it', () => {
    const [homework, exam] = explain(subsections, 'learner').types;
    expect(
      homework?.entries.map(({ label, kind, percent, dropped }) => [label, kind, percent, dropped?.code ?? null]),
    ).toEqual([
      ['HW 01', 'subsection', 1, null],
      ['HW 02', 'subsection', 0, null],
      ['HW 03', 'subsection', 0.5, null],
      ['HW 04', 'unreleased', 0, 'later-of-equals'],
    ]);
    expect(homework?.showsAverage).toBe(true);
    expect(exam?.entries.map(({ label, earned, possible }) => [label, earned, possible])).toEqual([['Exam', 8, 10]]);
    expect(exam?.showsAverage).toBe(false);
  });

  it('names the lowest as the reason where nothing kept is as low', () => {
    const four = [...subsections, subsection('sequential@d', 'Homework', 3), subsection('sequential@e', 'Homework', 4)];
    const [homework] = explain(four, 'learner').types;
    expect(homework?.entries[1]?.dropped).toEqual({ code: 'lowest', dropCount: 1, entryCount: 5 });
  });

  it('shows arithmetic that adds up', () => {
    const { types, rounding, weightSum } = explain(subsections, 'learner');
    for (const { arithmetic, entries } of types) {
      const kept = entries.filter((entry) => entry.dropped === null);
      expect(arithmetic.keptCount).toBe(kept.length);
      expect(arithmetic.keptSum).toBe(kept.reduce((sum, entry) => sum + (entry.percent ?? 0), 0));
      expect(arithmetic.average).toBe(arithmetic.keptSum / arithmetic.divisor);
      expect(arithmetic.contribution).toBe(arithmetic.average * arithmetic.weight);
    }
    expect(rounding.rawPercent).toBe(types.reduce((sum, { arithmetic }) => sum + arithmetic.contribution, 0));
    expect(rounding.percent).toBe(0.68);
    expect(weightSum).toBe(1);
  });

  it('says which cut-off was reached, and which one passing asks for', () => {
    const explained = explain(subsections, 'learner');
    expect(explained.cutoffs).toEqual([
      { letter: 'A', percent: 0.9, isReached: false },
      { letter: 'B', percent: 0.5, isReached: true },
    ]);
    expect(explained).toMatchObject({ letter: 'B', passing: { letter: 'B', percent: 0.5 }, isPassed: true });
  });

  it('says what counts for nothing, and why', () => {
    expect(explain(subsections, 'learner').ignored).toEqual([
      { block: 'sequential@y', title: 'Title of sequential@y', format: 'Essay', reason: 'format-not-in-policy' },
    ]);
  });

  it('keeps a result that counts without being shown from the learner, not from the team', () => {
    const counted = [subsection('sequential@a', 'Homework', 10), subsection('sequential@x', 'Exam', 7, 'counted')];
    const own = explain(counted, 'learner').types[1]?.entries[0];
    expect(own).toMatchObject({ earned: null, possible: null, percent: null, isResultHidden: true });
    expect(explain(counted, 'staff').types[1]?.entries[0]).toMatchObject({ earned: 7, possible: 10, percent: 0.7 });
  });

  it('holds nothing of a hidden result once only what counts is graded', () => {
    const hidden = [subsection('sequential@a', 'Homework', 10), subsection('sequential@x', 'Exam', 7, 'hidden')];
    const explained = explain(listCountedSubsections(hidden), 'learner');
    expect(explained.types[1]?.entries).toMatchObject([{ kind: 'unreleased', percent: 0 }]);
    expect(JSON.stringify(explained)).not.toContain('sequential@x');
  });
});
