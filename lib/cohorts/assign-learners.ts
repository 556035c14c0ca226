import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { cohorts, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { putLearner } from './put-learner';

export const assignLearnersInput = z.object({
  courseKey: z.string(),
  id: z.string().max(32),
  /** Mail addresses, one a line, or with commas or semicolons between them. */
  emails: z
    .string()
    .max(200_000)
    .transform((text) => [
      ...new Set(
        text
          .split(/[\s,;]+/)
          .map((part) => part.trim().toLowerCase())
          .filter((part) => part !== ''),
      ),
    ])
    .refine((all) => all.length > 0, 'emails-missing')
    .refine((all) => all.length <= 1000, 'too-many-emails'),
});

export interface AssignedLearners {
  readonly assigned: number;
  /** Were in it already. */
  readonly unchanged: number;
  /** Addresses of nobody who is enrolled in this course. */
  readonly unknown: readonly string[];
}

/**
 * Puts learners into a cohort, by mail address; those who were in another leave it. Throws Forbidden and NotFound
 * `cohorts.not-found`.
 */
export async function assignLearners(
  ctx: Context,
  input: z.input<typeof assignLearnersInput>,
): Promise<AssignedLearners> {
  const { courseKey, id, emails } = assignLearnersInput.parse(input);
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  const [cohort] = await ctx.db
    .select({ id: cohorts.id })
    .from(cohorts)
    .where(and(eq(cohorts.courseKey, courseKey), eq(cohorts.id, id)));
  if (!cohort) {
    throw notFound('cohorts.not-found', 'There is no such cohort any more.');
  }
  const people = await ctx.db
    .select({ userId: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  const found = new Map(people.map(({ email, userId }) => [email, userId]));
  const counts = { assigned: 0, unchanged: 0 };
  const unknown: string[] = [];
  for (const email of emails) {
    const userId = found.get(email);
    const isMoved = userId === undefined ? undefined : await putLearner(ctx, { userId, courseKey, cohortId: id });
    if (isMoved === undefined) {
      unknown.push(email);
    } else {
      counts[isMoved ? 'assigned' : 'unchanged'] += 1;
    }
  }
  return { ...counts, unknown };
}
