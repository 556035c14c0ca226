import { and, asc, eq, gt, lt } from 'drizzle-orm';
import { courseGrades } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { gradeLearner } from './grade-learner';

export interface RegradedBatch {
  /** Learners graded in this batch. */
  readonly graded: number;
  /** The last of them: hand it in as `after` for the next batch. Null where nobody is left. */
  readonly last: string | null;
}

/**
 * Grades the next learners of a course who have a grade on record, in the order of their ids: after a publication or a change of the
 * policy a workflow calls it until nobody is left, and goes on where it stopped.
 *
 * @param input.before only grades made before this instant
 */
export async function regradeBatch(
  ctx: Context,
  input: {
    readonly courseKey: string;
    readonly after: string;
    readonly limit: number;
    readonly before?: Date;
  },
): Promise<RegradedBatch> {
  const { courseKey, after, limit, before } = input;
  requirePermission(ctx, 'grade.override', courseTarget(courseKey));
  const rows = await ctx.db
    .select({ userId: courseGrades.userId })
    .from(courseGrades)
    .where(
      and(
        eq(courseGrades.courseKey, courseKey),
        gt(courseGrades.userId, after),
        before && lt(courseGrades.gradedAt, before),
      ),
    )
    .orderBy(asc(courseGrades.userId))
    .limit(limit);
  for (const { userId } of rows) {
    await gradeLearner(ctx, { userId, courseKey });
  }
  return { graded: rows.length, last: rows.length < limit ? null : (rows.at(-1)?.userId ?? null) };
}
