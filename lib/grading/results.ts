import type { ShowCorrectness } from '@/lib/schedule/model';
import type { CourseSubsection, ResultsVisibility } from './model';

/**
 * How much of a result its learner may know at an instant.
 * `never`: nothing. `past_due`: everything once the work is closed (at once where it never closes).
 * `never_but_include_grade`: never the result itself; it counts in the visible course grade once the work is closed.
 * Staff are spared the waiting of `past_due` only.
 * @param closesAt due date plus grace period, after the learner's extension; null: never closes
 * @example decideResults('past_due', new Date('2026-03-01T00:00Z'), new Date('2026-03-01T00:00Z'), false) // 'hidden'
 */
export function decideResults(
  showCorrectness: ShowCorrectness,
  closesAt: Date | null,
  now: Date,
  isStaff: boolean,
): ResultsVisibility {
  const isClosed = closesAt === null || closesAt.getTime() < now.getTime();
  switch (showCorrectness) {
    case 'always':
      return 'shown';
    case 'past_due':
      return isClosed || isStaff ? 'shown' : 'hidden';
    case 'never_but_include_grade':
      return isClosed ? 'counted' : 'hidden';
    case 'never':
      return 'hidden';
  }
}

/**
 * The subsections that make up the course grade a learner may know now. The grade of record counts all of them.
 * @param subsections in course order
 */
export function listCountedSubsections(subsections: readonly CourseSubsection[]): readonly CourseSubsection[] {
  return subsections.filter(({ results }) => results !== 'hidden');
}
