import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { affectedRows } from '@/db/results';
import { workflowAlerts } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';

export const dismissInput = z.object({ alertId: z.string().min(1).max(32) });

/** Marks an alert as seen. Throws NotFound `workflows.no-such-alert`. */
export async function dismissAlert(ctx: Context, input: z.input<typeof dismissInput>): Promise<void> {
  requirePermission(ctx, 'workflow.manage', site);
  const { alertId } = dismissInput.parse(input);
  await ctx.db.transaction(async (tx) => {
    const seen = await tx.update(workflowAlerts).set({ seenAt: ctx.now }).where(eq(workflowAlerts.id, alertId));
    if (affectedRows(seen) === 0) {
      throw notFound('workflows.no-such-alert', 'There is no such alert.');
    }
    await writeAudit(tx, ctx, { action: 'workflow.dismiss-alert', target: alertId });
  });
}
