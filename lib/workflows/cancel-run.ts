import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { finishRun, inJournal, lockRun } from '@/db/journal';
import { workflowRuns } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { noSuchRun } from './get-run';
import { runInput } from './schema';

/**
 * Ends a run that has not ended: a step that is under way may still finish its work, but nothing of it is recorded and nothing
 * follows. Throws NotFound `workflows.no-such-run`, Conflict `workflows.ended`.
 */
export async function cancelRun(ctx: Context, input: z.input<typeof runInput>): Promise<void> {
  requirePermission(ctx, 'workflow.manage', site);
  const { runId } = runInput.parse(input);
  await inJournal(ctx.db, async (tx) => {
    const run = await lockRun(tx, runId);
    if (!run) {
      const [ended] = await tx.select({ id: workflowRuns.id }).from(workflowRuns).where(eq(workflowRuns.id, runId));
      throw ended ? conflict('workflows.ended', 'This run has ended already.') : noSuchRun();
    }
    const error = { name: 'Cancelled', message: 'Cancelled by an administrator' };
    await finishRun(tx, run, { status: 'cancelled', error }, ctx.now);
    await writeAudit(tx, ctx, { action: 'workflow.cancel', target: runId, after: { functionId: run.functionId } });
  });
}
