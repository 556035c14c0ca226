import { asc, inArray } from 'drizzle-orm';
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

/** Reads what the calls of some runs need, by run; of those that have ended there is nothing. Two queries. */
export async function readCalls(db: Db, runIds: readonly string[]): Promise<ReadonlyMap<string, CallState>> {
  if (runIds.length === 0) {
    return new Map();
  }
  const ids = [...new Set(runIds)];
  const [runs, steps] = await Promise.all([
    db
      .select({
        id: workflowRuns.id,
        events: workflowRuns.events,
        isPlanned: workflowRuns.isPlanned,
        status: workflowRuns.status,
      })
      .from(workflowRuns)
      .where(inArray(workflowRuns.id, ids)),
    db
      .select({ runId: workflowSteps.runId, stepId: workflowSteps.stepId, result: workflowSteps.result })
      .from(workflowSteps)
      .where(inArray(workflowSteps.runId, ids))
      .orderBy(asc(workflowSteps.seq)),
  ]);
  return new Map(
    runs
      .filter(({ status }) => status === 'queued' || status === 'running')
      .map(({ id, events, isPlanned }) => [
        id,
        {
          events: events as readonly JournalEvent[],
          isPlanned,
          steps: steps.filter(({ runId }) => runId === id),
        },
      ]),
  );
}
