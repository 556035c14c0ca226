import { desc, isNull } from 'drizzle-orm';
import { workflowAlerts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

/** Functions that failed for good, and that nobody has seen to yet; the newest first. */
export async function listAlerts(ctx: Pick<Context, 'db' | 'actor'>) {
  requirePermission(ctx, 'workflow.view', site);
  return await ctx.db
    .select()
    .from(workflowAlerts)
    .where(isNull(workflowAlerts.seenAt))
    .orderBy(desc(workflowAlerts.createdAt))
    .limit(200);
}
