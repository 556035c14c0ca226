import { startFor } from './due-state';
import type { CourseDecision, CourseSchedule, LockReason, Viewing } from './model';

const freezeMilliseconds = 30 * 86_400_000;

const hasPassed = (instant: Date | null, now: Date): boolean => instant !== null && instant.getTime() <= now.getTime();

/**
 * Whether grades are frozen: from 30 days after the end of the course nothing writes them any more.
 * @example areGradesFrozen({ ...course, end: null }, now) // false
 */
export function areGradesFrozen({ end }: Pick<CourseSchedule, 'end'>, now: Date): boolean {
  return end !== null && now.getTime() > end.getTime() + freezeMilliseconds;
}

function whyLocked({ course, learner, now }: Viewing): LockReason | null {
  const isVisitor = !learner.isEnrolled;
  if (isVisitor && course.courseVisibility !== 'public') {
    return { code: learner.role === 'anonymous' ? 'signed-out' : 'not-enrolled' };
  }
  // Who is enrolled has to have passed them; visitors of a public course read it as they are.
  if (learner.isEnrolled && learner.missingCourses.length > 0) {
    return { code: 'courses-first', courses: learner.missingCourses };
  }
  const start = startFor(course.start, course.daysEarlyForBeta, learner);
  return hasPassed(start, now) ? null : { code: 'course-not-begun', start };
}

/**
 * What of a course run someone may see now. Staff see everything; who is enrolled sees it from its start on, also after its end,
 * once they have passed the courses that it requires; a visitor sees what `course_visibility` gives, from the start on.
 * @example decideCourse({ course, learner: visitor, now }).reason // { code: 'signed-out' }
 */
export function decideCourse(viewing: Viewing): CourseDecision {
  const { course, learner, now } = viewing;
  const hasEnded = hasPassed(course.end, now);
  const frozen = areGradesFrozen(course, now);
  const isInCatalog = course.catalogVisibility === 'both';
  if (learner.role === 'staff') {
    return {
      isInCatalog,
      canSeeAbout: true,
      canSeeOutline: true,
      canSeeContent: true,
      canAnswer: true,
      reason: null,
      hasEnded,
      areGradesFrozen: frozen,
    };
  }
  const reason = whyLocked(viewing);
  const hasBegun = hasPassed(startFor(course.start, course.daysEarlyForBeta, learner), now);
  return {
    isInCatalog,
    canSeeAbout: learner.isEnrolled || learner.isInvited || course.catalogVisibility !== 'none',
    canSeeOutline: reason === null || (hasBegun && !learner.isEnrolled && course.courseVisibility === 'public_outline'),
    canSeeContent: reason === null,
    canAnswer: reason === null && learner.isEnrolled,
    reason,
    hasEnded,
    areGradesFrozen: frozen,
  };
}
