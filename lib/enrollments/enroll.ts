import { listAutomaticCohorts } from '@/lib/cohorts';
import type { Context } from '@/lib/context';
import { conflict, unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { decideEnrollment } from '@/lib/schedule';
import { timed } from '@/lib/telemetry';
import { openCourse } from './open-course';
import { usualMode, writeEnrollment } from './write-enrollment';

export interface EnrollInput {
  readonly courseKey: string;
  /** Where nothing is said: `honor` in a course whose team has activated a certificate, since it earns one; else `audit`. */
  readonly mode?: 'audit' | 'honor';
}

export interface EnrollmentRecord {
  readonly id: string;
  readonly mode: string;
}

/**
 * Enrols whoever is signed in, where the schedule lets them. Enrolling twice is enrolling once; who comes back keeps the first
 * enrolment's date and cohort. Conflict `enrollments.closed` says why not.
 */
export const enroll = timed(
  'enrollments.enroll',
  async (ctx: Context, { courseKey, mode: wanted }: EnrollInput): Promise<EnrollmentRecord> => {
    const { actor } = ctx;
    if (actor.kind !== 'user') {
      throw unauthenticated('session.missing', 'Please sign in first.');
    }
    requirePermission(ctx, 'enrollment.change-own', userTarget(actor.userId));
    const course = await openCourse(ctx, { courseKey });
    if (course.enrollment) {
      return { id: course.enrollment.id, mode: course.enrollment.mode };
    }
    const decision = decideEnrollment(course.viewing);
    if (decision.state === 'closed') {
      throw conflict('enrollments.closed', closedMessages[decision.reason.code]);
    }
    const mode = wanted ?? usualMode(course.outline, courseKey);
    const { userId } = actor;
    const cohorts = await listAutomaticCohorts(ctx, courseKey, course.outline);
    return ctx.db.transaction(async (tx) => {
      const { id, mode: written } = await writeEnrollment(tx, ctx, { userId, courseKey, mode, cohorts });
      return { id, mode: written };
    });
  },
);

const closedMessages = {
  'already-enrolled': 'You are enrolled already.',
  'invitation-only': 'This course is by invitation.',
  'not-open-yet': 'Enrolment has not opened yet.',
  closed: 'Enrolment has closed.',
  ended: 'This course has ended.',
} as const;
