import { asc, eq } from 'drizzle-orm';
import { cohorts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** The cohorts of a course by name. Throws Forbidden for who may not see its learners. */
export async function listCohorts(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  return ctx.db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(eq(cohorts.courseKey, courseKey))
    .orderBy(asc(cohorts.name));
}
