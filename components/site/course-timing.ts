/** Where a course run stands in time. */
export type CourseTiming =
  | { readonly kind: 'upcoming'; readonly at: string }
  | { readonly kind: 'running'; readonly until: string | null }
  | { readonly kind: 'ended'; readonly at: string };

/** By its start and end (ISO 8601, UTC) at `now`: a run begins with its first instant and has ended with its last. */
export function timingOf(course: { readonly startAt: string; readonly endAt: string | null }, now: Date): CourseTiming {
  const instant = now.getTime();
  if (course.endAt !== null && Date.parse(course.endAt) <= instant) {
    return { kind: 'ended', at: course.endAt };
  }
  return Date.parse(course.startAt) > instant
    ? { kind: 'upcoming', at: course.startAt }
    : { kind: 'running', until: course.endAt };
}
