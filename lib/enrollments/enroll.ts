import { and, eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import { unchanged } from '@/db/results';
import { enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { findCertificateDesign } from '@/lib/courses';
import { conflict, unauthenticated } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';
import { decideEnrollment } from '@/lib/schedule';
import { openCourse } from './open-course';
import { recordChange } from './record-change';

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
export async function enroll(ctx: Context, { courseKey, mode: wanted }: EnrollInput): Promise<EnrollmentRecord> {
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
  const mode = wanted ?? (findCertificateDesign(course.outline, courseKey) ? 'honor' : 'audit');
  const { userId } = actor;
  return ctx.db.transaction(async (tx) => {
    const id = `enr_${ulid(ctx.now.getTime())}`;
    // Writes nothing where there is a row, and locks it: of two requests the second sees what the first did.
    await tx
      .insert(enrollments)
      .values({ userId, courseKey, id, mode, isActive: true, createdAt: ctx.now, updatedAt: ctx.now })
      .onDuplicateKeyUpdate({ set: { id: unchanged(enrollments.id) } });
    const own = and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey));
    const [stored] = await tx
      .select({ id: enrollments.id, mode: enrollments.mode, isActive: enrollments.isActive })
      .from(enrollments)
      .where(own)
      .for('update');
    if (stored?.isActive && stored.id !== id) {
      return { id: stored.id, mode: stored.mode };
    }
    await tx.update(enrollments).set({ isActive: true, mode, updatedAt: ctx.now }).where(own);
    const record = { id: stored?.id ?? id, mode };
    await recordChange(tx, ctx, { userId, courseKey, mode, isActive: true });
    await publish(tx, ctx, 'enrollments/enrollment.created', {
      userId,
      courseKey,
      enrollmentId: record.id,
      mode,
      ...(record.id !== id && { isReturn: true }),
    });
    return record;
  });
}

const closedMessages = {
  'already-enrolled': 'You are enrolled already.',
  'invitation-only': 'This course is by invitation.',
  'not-open-yet': 'Enrolment has not opened yet.',
  closed: 'Enrolment has closed.',
  ended: 'This course has ended.',
} as const;
