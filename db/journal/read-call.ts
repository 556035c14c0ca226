import { asc, eq } from 'drizzle-orm';
import type { Db } from '../client';
import { workflowRuns, workflowSteps } from '../schema';
import type { JournalEvent, StepResult } from './model';

/** What a function is called with. */
export interface CallState {
  readonly events: readonly JournalEvent[];
  readonly isPlanned: boolean;
  /** In the order in which they were recorded. */
  readonly steps: readonly { readonly stepId: string; readonly result: StepResult }[];
}

/** Reads what the call of a run needs; undefined where the run has ended. */
export async function readCall(db: Db, runId: string): Promise<CallState | undefined> {
  const [[run], steps] = await Promise.all([
    db
      .select({ events: workflowRuns.events, isPlanned: workflowRuns.isPlanned, status: workflowRuns.status })
      .from(workflowRuns)
      .where(eq(workflowRuns.id, runId)),
    db
      .select({ stepId: workflowSteps.stepId, result: workflowSteps.result })
      .from(workflowSteps)
      .where(eq(workflowSteps.runId, runId))
      .orderBy(asc(workflowSteps.seq)),
  ]);
  if (run?.status !== 'queued' && run?.status !== 'running') {
    return undefined;
  }
  return { events: run.events as readonly JournalEvent[], isPlanned: run.isPlanned, steps };
}
