import { and, eq } from 'drizzle-orm';
import { cohorts, enrollments, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** A person who is, or was, enrolled in a course, as its team knows them. */
export interface CourseLearner {
  readonly userId: string;
  /** Empty for an account that was deleted. */
  readonly name: string;
  readonly email: string;
  readonly mode: string;
  /** False where they left. */
  readonly isActive: boolean;
  readonly enrolledAt: Date;
  readonly cohort: string | null;
}

/**
 * One learner of a course. Throws Forbidden for who may not see its learners, and NotFound `learners.not-found` for whoever never
 * enrolled in it: of other courses' learners nothing is told, not even that they are there.
 */
export async function findLearner(
  ctx: Context,
  { courseKey, userId }: { readonly courseKey: string; readonly userId: string },
): Promise<CourseLearner> {
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  const [row] = await ctx.db
    .select({
      userId: enrollments.userId,
      name: users.name,
      email: users.email,
      mode: enrollments.mode,
      isActive: enrollments.isActive,
      enrolledAt: enrollments.createdAt,
      cohort: cohorts.name,
    })
    .from(enrollments)
    .innerJoin(users, eq(users.id, enrollments.userId))
    .leftJoin(cohorts, and(eq(cohorts.courseKey, enrollments.courseKey), eq(cohorts.id, enrollments.cohortId)))
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
  if (!row) {
    throw notFound('learners.not-found', 'This course has no such learner.');
  }
  return row;
}
