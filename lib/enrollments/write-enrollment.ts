import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { affectedRows, unchanged } from '@/db/results';
import { enrollments } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { chooseCohort } from '@/lib/cohorts';
import type { Context } from '@/lib/context';
import { type CourseOutline, findCertificateDesign } from '@/lib/courses';
import { publish } from '@/lib/outbox';
import { recordChange } from './record-change';

export interface WrittenEnrollment {
  readonly id: string;
  readonly mode: string;
  /** False where the person was enrolled already: nothing was written. */
  readonly isChange: boolean;
}

/** `honor` in a course whose team has activated a certificate, since it earns one; else `audit`. */
export const usualMode = (outline: CourseOutline, courseKey: string): 'audit' | 'honor' =>
  findCertificateDesign(outline, courseKey) ? 'honor' : 'audit';

/**
 * Enrols a person, in the caller's transaction. Who comes back keeps the first enrolment's date and cohort.
 *
 * @param enrollment.cohorts the automatic cohorts of the course: who is in no cohort yet is put into one of them by chance
 */
export async function writeEnrollment(
  tx: Tx,
  ctx: Context,
  enrollment: {
    readonly userId: string;
    readonly courseKey: string;
    readonly mode: string;
    readonly cohorts: readonly string[];
  },
): Promise<WrittenEnrollment> {
  const { userId, courseKey, mode, cohorts } = enrollment;
  const id = `enr_${ulid(ctx.now.getTime())}`;
  // Writes nothing where there is a row, and locks it: of two requests the second sees what the first did.
  await tx
    .insert(enrollments)
    .values({ userId, courseKey, id, mode, isActive: true, createdAt: ctx.now, updatedAt: ctx.now })
    .onDuplicateKeyUpdate({ set: { id: unchanged(enrollments.id) } });
  const own = and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey));
  const [stored] = await tx
    .select({
      id: enrollments.id,
      mode: enrollments.mode,
      isActive: enrollments.isActive,
      cohortId: enrollments.cohortId,
    })
    .from(enrollments)
    .where(own)
    .for('update');
  if (stored?.isActive && stored.id !== id) {
    return { id: stored.id, mode: stored.mode, isChange: false };
  }
  const cohortId = stored?.cohortId ?? chooseCohort(cohorts, courseKey, userId);
  await tx.update(enrollments).set({ isActive: true, mode, cohortId, updatedAt: ctx.now }).where(own);
  const record = { id: stored?.id ?? id, mode };
  await recordChange(tx, ctx, { userId, courseKey, mode, isActive: true });
  await publish(tx, ctx, 'enrollments/enrollment.created', {
    userId,
    courseKey,
    enrollmentId: record.id,
    mode,
    ...(record.id !== id && { isReturn: true }),
  });
  return { ...record, isChange: true };
}

/** Ends an enrolment, in the caller's transaction; false where there was none. What was done in the course stays. */
export async function endEnrollment(
  tx: Tx,
  ctx: Context,
  enrollment: { readonly userId: string; readonly courseKey: string; readonly id: string; readonly mode: string },
): Promise<boolean> {
  const { userId, courseKey, id, mode } = enrollment;
  const result = await tx
    .update(enrollments)
    .set({ isActive: false, updatedAt: ctx.now })
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey), eq(enrollments.isActive, true)));
  if (affectedRows(result) === 0) {
    return false;
  }
  await recordChange(tx, ctx, { userId, courseKey, mode, isActive: false });
  await publish(tx, ctx, 'enrollments/enrollment.deactivated', { userId, courseKey, enrollmentId: id });
  return true;
}
