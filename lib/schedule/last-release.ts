import type { CourseSchedule, ResolvedNode } from './model';

const dayMilliseconds = 86_400_000;

/**
 * The last instant, up to `now`, at which something of a course began: for everybody, or for its beta testers. Null where nothing
 * has.
 * @example lastRelease(resolveTree(outline).root, course, now)
 */
export function lastRelease(
  root: ResolvedNode,
  { isSelfPaced, start }: Pick<CourseSchedule, 'isSelfPaced' | 'start'>,
  now: Date,
): Date | null {
  let last = Number.NEGATIVE_INFINITY;
  const visit = ({ access, children }: ResolvedNode): void => {
    // In a self-paced course content is released with the course itself.
    const released = (isSelfPaced ? start : access.start).getTime();
    for (const instant of [released, released - access.daysEarlyForBeta * dayMilliseconds]) {
      if (instant <= now.getTime() && instant > last) last = instant;
    }
    for (const child of children) visit(child);
  };
  visit(root);
  return Number.isFinite(last) ? new Date(last) : null;
}
