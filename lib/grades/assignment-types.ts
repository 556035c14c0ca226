import type { ExplainedCourseGrade } from '@/lib/grading';
import type { AssignmentTypeProgress } from './model';

/** What each assignment type adds to a course grade, as pages show it. */
export const assignmentTypesOf = ({ types }: ExplainedCourseGrade): readonly AssignmentTypeProgress[] =>
  types.map(({ type, shortLabel, entries, arithmetic }) => ({
    type,
    shortLabel,
    weightFraction: arithmetic.weight,
    averageFraction: arithmetic.average,
    weightedFraction: arithmetic.contribution,
    minCount: arithmetic.minCount,
    dropCount: arithmetic.dropCount,
    entries: entries.map((entry) => ({
      label: entry.label,
      fraction: entry.percent ?? 0,
      isDropped: entry.dropped !== null,
      isHidden: entry.isResultHidden,
      isUnreleased: entry.kind === 'unreleased',
    })),
  }));
