import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { enqueue, hashKey } from '@/db/journal';
import { workflowAlerts, workflowRuns } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { noSuchRun } from './get-run';
import { runInput } from './schema';

/**
 * Has the events of a run that failed or was cancelled taken up again, by a new run that begins at the beginning. Asked twice, it
 * starts one. Marks the alert of the run as seen. Throws NotFound `workflows.no-such-run`, Conflict `workflows.not-failed`.
 */
export async function retryRun(ctx: Context, input: z.input<typeof runInput>): Promise<void> {
  requirePermission(ctx, 'workflow.manage', site);
  const { runId } = runInput.parse(input);
  await ctx.db.transaction(async (tx) => {
    const [run] = await tx.select().from(workflowRuns).where(eq(workflowRuns.id, runId));
    if (!run) {
      throw noSuchRun();
    }
    const { functionId, status, events } = run;
    if (status !== 'failed' && status !== 'cancelled') {
      throw conflict('workflows.not-failed', 'Only a run that failed or was cancelled can be started again.');
    }
    const data = { events, retryOf: runId };
    await enqueue(tx, [{ kind: 'retry', functionId, stepId: hashKey('retry', runId), dueAt: ctx.now, data }]);
    await tx.update(workflowAlerts).set({ seenAt: ctx.now }).where(eq(workflowAlerts.runId, runId));
    await writeAudit(tx, ctx, { action: 'workflow.retry', target: runId, after: { functionId } });
  });
}
