import { inArray, sql } from 'drizzle-orm';
import type { Tx } from '../client';
import { workflowRuns, workflowWaits } from '../schema';
import { type Claim, dropJobsOfRuns, finishJobs } from './jobs';
import { lockRuns, recordStepsOfRuns, type StepRecord, wakeRun } from './runs';

/** A run that came to its end in one call, under the claim that the call was made with. */
export interface CompletedRun {
  readonly claim: Claim & { readonly runId: string };
  /** The last steps, not recorded yet. */
  readonly steps: readonly StepRecord[];
  readonly output: unknown;
}

/**
 * Ends several runs as completed: what `recordSteps`, `finishJob` and `finishRun` do for one, in as many statements for all of
 * them. Answers those for which nothing was written, because the run has ended or the claim went to another worker.
 */
export async function completeRuns(
  tx: Tx,
  completed: readonly CompletedRun[],
  now: Date,
): Promise<readonly CompletedRun[]> {
  const runs = await lockRuns(
    tx,
    completed.map(({ claim }) => claim.runId),
  );
  const open = new Map(runs.map((run) => [run.id, run]));
  const claims = completed.map(({ claim }) => claim).filter(({ runId }) => open.has(runId));
  const held = new Set(claims.length === 0 ? [] : await finishJobs(tx, claims, now));
  const ended = completed.filter(({ claim }) => held.has(claim));
  if (ended.length > 0) {
    const ids = ended.map(({ claim }) => claim.runId);
    await recordStepsOfRuns(
      tx,
      ended.flatMap(({ claim: { runId }, steps }) => steps.map((step) => ({ ...step, runId }))),
    );
    const outputs = ended.map(({ claim, output }) => {
      const kept = sql.param({ data: output ?? null }, workflowRuns.output);
      return sql`when ${claim.runId} then ${kept}`;
    });
    await tx
      .update(workflowRuns)
      .set({
        status: 'completed',
        output: sql`case ${workflowRuns.id} ${sql.join(outputs, sql` `)} end`,
        endedAt: now,
      })
      .where(inArray(workflowRuns.id, ids));
    await dropJobsOfRuns(tx, ids, now);
    await tx.delete(workflowWaits).where(inArray(workflowWaits.runId, ids));
    for (const { claim, output } of ended) {
      const { parentRun = null, parentStep = null } = open.get(claim.runId) ?? {};
      if (parentRun !== null && parentStep !== null) {
        const result = { data: output ?? null };
        await wakeRun(tx, { runId: parentRun, stepId: parentStep, operation: 'InvokeFunction', result }, now);
      }
    }
  }
  return completed.filter(({ claim }) => !held.has(claim));
}
