import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { listCohorts } from './list-cohorts';
import { putLearner } from './put-learner';

const learnersAtOnce = 500;

/**
 * Puts every enrolled learner who is in no cohort into the cohort that has the fewest, one after the other in the order of their ids.
 * Answers how many. Throws Forbidden, Invalid `cohorts.none`.
 */
export async function distributeLearners(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<{ readonly assigned: number }> {
  const { cohorts } = await listCohorts(ctx, { courseKey });
  const sizes = new Map(cohorts.map(({ id, learners }) => [id, learners]));
  if (sizes.size === 0) {
    throw invalid('cohorts.none', 'Make a cohort first: there is none to put learners into.');
  }
  let assigned = 0;
  for (let after = ''; ; ) {
    const rows = await ctx.db
      .select({ userId: enrollments.userId })
      .from(enrollments)
      .where(
        and(
          eq(enrollments.courseKey, courseKey),
          eq(enrollments.isActive, true),
          isNull(enrollments.cohortId),
          gt(enrollments.userId, after),
        ),
      )
      .orderBy(asc(enrollments.userId))
      .limit(learnersAtOnce);
    for (const { userId } of rows) {
      const [cohortId = ''] = [...sizes.keys()].sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
      if (await putLearner(ctx, { userId, courseKey, cohortId })) {
        assigned += 1;
        sizes.set(cohortId, (sizes.get(cohortId) ?? 0) + 1);
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < learnersAtOnce) {
      return { assigned };
    }
    after = last.userId;
  }
}
