import { startFor } from './due-state';
import type { DecidedNode, DueState, LockReason, ScheduleNode, Viewing } from './model';

interface BlockDate {
  readonly date: Date;
  /** `TYPE@ID`. */
  readonly block: string;
  /** The block's `display_name`; null where it has none. */
  readonly title: string | null;
}

/** One line of the dates page. */
export type CourseDate =
  | { readonly kind: 'enrollment-opens' | 'enrollment-closes' | 'course-starts' | 'course-ends'; readonly date: Date }
  /** A section or subsection that is not released yet. */
  | ({ readonly kind: 'opens' } & BlockDate)
  | ({
      readonly kind: 'due';
      readonly format: string | null;
      readonly isGraded: boolean;
      readonly isLocked: boolean;
    } & BlockDate &
      Pick<DueState, 'extendedFrom' | 'closesAt' | 'state'>);

/** Reasons that come with the course as a whole: they say nothing about dates of content. */
const courseReasons: ReadonlySet<LockReason['code']> = new Set(['signed-out', 'not-enrolled', 'course-not-begun']);

const titleOf = ({ settings }: ScheduleNode): string | null =>
  typeof settings.display_name === 'string' && settings.display_name !== '' ? settings.display_name : null;

function contentDates(root: DecidedNode): readonly CourseDate[] {
  const dates: CourseDate[] = [];
  const seen = new Set<string>();
  const visit = (decided: DecidedNode, isParentLocked: boolean): void => {
    const { block, node, access, decision, due } = decided;
    if (!decision.isListed || seen.has(block)) return;
    const reason = decision.state === 'locked' ? decision.reason : null;
    if (reason && courseReasons.has(reason.code)) return;
    seen.add(block);
    const title = titleOf(node);
    if (reason?.code === 'not-begun' && !isParentLocked)
      dates.push({ kind: 'opens', date: reason.start, block, title });
    if (node.type === 'sequential' && due.due) {
      const { extendedFrom, closesAt, state } = due;
      const { format, isGraded } = access;
      dates.push({
        kind: 'due',
        date: due.due,
        block,
        title,
        format,
        isGraded,
        isLocked: reason !== null,
        extendedFrom,
        closesAt,
        state,
      });
    }
    // Below a subsection there is nothing with a line of its own.
    if (node.type !== 'sequential') for (const child of decided.children) visit(child, reason !== null);
  };
  visit(root, false);
  return dates;
}

/**
 * What the dates page lists for a learner, in order of time (in course order at the same instant): when the course and, for who is
 * not enrolled, its enrolment begin and end, when what is still closed opens, and when subsections are due for this learner.
 * Nothing hidden, and nothing of the content where the course itself is closed to the viewer.
 * @param root from `decideTree`
 * @example listCourseDates(decideTree(resolved, viewing), viewing).map(({ kind }) => kind) // ['course-starts', 'due', 'course-ends']
 */
export function listCourseDates(root: DecidedNode, viewing: Viewing): readonly CourseDate[] {
  const { course, learner } = viewing;
  const dates: CourseDate[] = [];
  if (!learner.isEnrolled && course.enrollmentStart)
    dates.push({ kind: 'enrollment-opens', date: course.enrollmentStart });
  if (!learner.isEnrolled && course.enrollmentEnd)
    dates.push({ kind: 'enrollment-closes', date: course.enrollmentEnd });
  dates.push({ kind: 'course-starts', date: startFor(course.start, course.daysEarlyForBeta, learner) });
  dates.push(...contentDates(root));
  if (course.end) dates.push({ kind: 'course-ends', date: course.end });
  return dates.sort((a, b) => a.date.getTime() - b.date.getTime());
}
