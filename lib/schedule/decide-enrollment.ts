import type { EnrollmentDecision, EnrollmentReason, Viewing } from './model';

const closed = (reason: EnrollmentReason): EnrollmentDecision => ({ state: 'closed', reason });

/**
 * Whether someone may enrol now. Who was invited, and staff, may at any time. The window opens at `enrollmentStart` and is shut
 * from `enrollmentEnd` on; a course that has ended takes nobody new.
 * @example decideEnrollment({ course: { ...course, isInvitationOnly: true }, learner, now }) // closed: invitation-only
 */
export function decideEnrollment({ course, learner, now }: Viewing): EnrollmentDecision {
  if (learner.isEnrolled) return closed({ code: 'already-enrolled' });
  if (learner.isInvited || learner.role === 'staff') return { state: 'open' };
  const { end, enrollmentStart, enrollmentEnd } = course;
  if (end !== null && end.getTime() <= now.getTime()) return closed({ code: 'ended', ended: end });
  if (course.isInvitationOnly) return closed({ code: 'invitation-only' });
  if (enrollmentEnd !== null && enrollmentEnd.getTime() <= now.getTime()) {
    return closed({ code: 'closed', closed: enrollmentEnd });
  }
  if (enrollmentStart !== null && now.getTime() < enrollmentStart.getTime()) {
    return closed({ code: 'not-open-yet', opens: enrollmentStart });
  }
  return { state: 'open' };
}
