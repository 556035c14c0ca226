import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { studentStates } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** The next learners who have a score in a problem, in the order of their ids: for rescoring in batches. */
export async function listScored(
  ctx: Context,
  input: { readonly courseKey: string; readonly block: string; readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  requirePermission(ctx, 'submission.view', courseTarget(input.courseKey));
  const rows = await ctx.db
    .select({ userId: studentStates.userId })
    .from(studentStates)
    .where(
      and(
        eq(studentStates.courseKey, input.courseKey),
        eq(studentStates.block, input.block),
        isNotNull(studentStates.earned),
        gt(studentStates.userId, input.after),
      ),
    )
    .orderBy(asc(studentStates.userId))
    .limit(input.limit);
  return rows.map(({ userId }) => userId);
}
