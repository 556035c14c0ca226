import type {
  AssignmentType,
  AssignmentTypeGrade,
  CourseGrade,
  CourseSubsection,
  Cutoff,
  GradeEntry,
  GradingPolicy,
  IgnoredReason,
  IgnoredSubsection,
} from './model';
import { roundCoursePercent } from './round';

interface Sorted {
  readonly byFormat: ReadonlyMap<string, readonly CourseSubsection[]>;
  readonly ignored: readonly IgnoredSubsection[];
}

function sortByFormat(policy: GradingPolicy, subsections: readonly CourseSubsection[]): Sorted {
  const inPolicy = new Set(policy.types.map(({ type }) => type));
  const byFormat = new Map<string, CourseSubsection[]>();
  const ignored: IgnoredSubsection[] = [];
  const seen = new Set<string>();
  for (const subsection of subsections) {
    const { block, format, isGraded, graded } = subsection;
    const ignore = (reason: IgnoredReason) => ignored.push({ subsection, reason });
    if (seen.has(block)) ignore('repeated');
    else if (!isGraded) ignore('not-graded');
    else if (!(graded.possible > 0)) ignore('nothing-possible');
    else if (format === null || format === '') ignore('no-format');
    else if (!inPolicy.has(format)) ignore('format-not-in-policy');
    else byFormat.set(format, [...(byFormat.get(format) ?? []), subsection]);
    seen.add(block);
  }
  return { byFormat, ignored };
}

/** Indexes of the entries that are left out: the lowest ones; among equals the later one. */
function findDropped(percents: readonly number[], dropCount: number): ReadonlySet<number> {
  if (dropCount <= 0) return new Set();
  const highestFirst = percents.map((percent, index) => ({ percent, index })).sort((a, b) => b.percent - a.percent);
  return new Set(highestFirst.slice(-dropCount).map(({ index }) => index));
}

function gradeType(type: AssignmentType, present: readonly CourseSubsection[]): AssignmentTypeGrade {
  const count = Math.max(type.minCount, present.length);
  const percents = Array.from({ length: count }, (_, index) => present[index]?.percentGraded ?? 0);
  const dropped = findDropped(percents, type.dropCount);
  const entries = percents.map((percent, index): GradeEntry => {
    const number = index + type.startingIndex;
    return {
      subsection: present[index] ?? null,
      label: count === 1 ? type.shortLabel : `${type.shortLabel} ${String(number).padStart(2, '0')}`,
      number,
      percent,
      isDropped: dropped.has(index),
    };
  });
  // In the order of the entries: the last bit of a sum of doubles depends on it.
  let keptSum = 0;
  for (const entry of entries) if (!entry.isDropped) keptSum += entry.percent;
  const divisor = count - type.dropCount;
  const average = divisor > 0 ? keptSum / divisor : keptSum;
  return { type, entries, keptSum, divisor, average, contribution: average * type.weight };
}

/**
 * The highest cut-off that a percent reaches, or null.
 * @param percent the rounded course percent, 0 to 1
 * @example letterOf(0.83, [{ letter: 'A', percent: 0.9 }, { letter: 'B', percent: 0.8 }]) // 'B'
 */
export function letterOf(percent: number, cutoffs: readonly Cutoff[]): string | null {
  const highestFirst = [...cutoffs].sort((a, b) => b.percent - a.percent);
  return highestFirst.find((cutoff) => percent >= cutoff.percent)?.letter ?? null;
}

/**
 * The lowest cut-off above zero: who reaches it has passed. Null where the policy has none, and nobody passes.
 * @example passingCutoff([{ letter: 'A', percent: 0.9 }, { letter: 'F', percent: 0 }]) // { letter: 'A', percent: 0.9 }
 */
export function passingCutoff(cutoffs: readonly Cutoff[]): Cutoff | null {
  const nonzero = cutoffs.filter(({ percent }) => percent > 0);
  return nonzero.reduce<Cutoff | null>((low, each) => (low === null || each.percent < low.percent ? each : low), null);
}

/**
 * The course grade of one learner. Graded subsections with points possible are grouped by their format in course order; each
 * assignment type drops its lowest entries and averages the rest; the averages are weighted and added, and the sum is rounded.
 * Give it every subsection for the grade of record; give it `listCountedSubsections(…)` for what the learner may know now.
 * Source: docs/grading.md.
 * @param subsections in course order
 * @example gradeCourse(policy, subsections).percent // 0.5
 */
export function gradeCourse(policy: GradingPolicy, subsections: readonly CourseSubsection[]): CourseGrade {
  const { byFormat, ignored } = sortByFormat(policy, subsections);
  const types = policy.types.map((type) => gradeType(type, byFormat.get(type.type) ?? []));
  let rawPercent = 0;
  for (const { contribution } of types) rawPercent += contribution;
  const percent = roundCoursePercent(rawPercent);
  const passing = passingCutoff(policy.cutoffs);
  return {
    types,
    ignored,
    rawPercent,
    percent,
    letter: letterOf(percent, policy.cutoffs),
    isPassed: passing !== null && percent >= passing.percent,
  };
}
