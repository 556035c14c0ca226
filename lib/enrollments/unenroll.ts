import { and, eq } from 'drizzle-orm';
import { affectedRows } from '@/db/results';
import { enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';
import { openCourse } from './open-course';
import { recordChange } from './record-change';

/** Gives up the own enrolment. What was done in the course stays and is there again after enrolling anew. */
export async function unenroll(ctx: Context, { courseKey }: { readonly courseKey: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(ctx, 'enrollment.change-own', userTarget(actor.userId));
  const { enrollment } = await openCourse(ctx, { courseKey });
  if (!enrollment) {
    return;
  }
  const { userId } = actor;
  await ctx.db.transaction(async (tx) => {
    const result = await tx
      .update(enrollments)
      .set({ isActive: false, updatedAt: ctx.now })
      .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey), eq(enrollments.isActive, true)));
    if (affectedRows(result) > 0) {
      await recordChange(tx, ctx, { userId, courseKey, mode: enrollment.mode, isActive: false });
      await publish(tx, ctx, 'enrollments/enrollment.deactivated', { userId, courseKey, enrollmentId: enrollment.id });
    }
  });
}
