import { and, eq } from 'drizzle-orm';
import { courseGrades, enrollments } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';

/**
 * Puts one enrolled learner into a cohort: one transaction, since a learner's rows stand on one shard. Answers whether anything changed;
 * undefined for somebody who is not enrolled.
 */
export async function putLearner(
  ctx: Context,
  { userId, courseKey, cohortId }: { readonly userId: string; readonly courseKey: string; readonly cohortId: string },
): Promise<boolean | undefined> {
  const isThis = and(
    eq(enrollments.userId, userId),
    eq(enrollments.courseKey, courseKey),
    eq(enrollments.isActive, true),
  );
  return await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select({ cohortId: enrollments.cohortId }).from(enrollments).where(isThis).for('update');
    if (!before) {
      return undefined;
    }
    if (before.cohortId === cohortId) {
      return false;
    }
    await tx.update(enrollments).set({ cohortId, updatedAt: ctx.now }).where(isThis);
    await writeAudit(tx, ctx, {
      action: 'cohort.assign',
      target: userId,
      courseKey,
      learnerId: userId,
      before: { cohortId: before.cohortId },
      after: { cohortId },
    });
    const graded = await tx
      .select({ userId: courseGrades.userId })
      .from(courseGrades)
      .where(and(eq(courseGrades.userId, userId), eq(courseGrades.courseKey, courseKey)));
    if (graded.length > 0) {
      await publish(tx, ctx, 'enrollments/groups.changed', { userId, courseKey });
    }
    return true;
  });
}
