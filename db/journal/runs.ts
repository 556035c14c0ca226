import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client';
import { unchanged } from '../results';
import { workflowJobs, workflowRuns, workflowSteps, workflowWaits } from '../schema';
import { ulid } from '../ulid';
import { sendEvents } from './events';
import { dropJobsOfRuns, enqueue } from './jobs';
import { hashKey } from './keys';
import type { JournalError, JournalEvent, OpenRun, StepResult } from './model';
import { addWaits, type NewWait } from './waits';

export interface NewRun {
  readonly functionId: string;
  readonly events: readonly JournalEvent[];
  readonly concurrencyKey?: string | null;
  readonly singletonKey?: string | null;
  readonly parent?: { readonly runId: string; readonly stepId: string };
  readonly retryOf?: string;
  /** Events that cancel the run. */
  readonly cancelOn?: readonly Omit<NewWait, 'runId' | 'kind' | 'stepId'>[];
}

/** Starts runs: each is due at once. Answers their ids. */
export async function startRuns(tx: Tx, runs: readonly NewRun[], now: Date): Promise<readonly string[]> {
  if (runs.length === 0) {
    return [];
  }
  const started = runs.map((run) => ({ ...run, id: ulid(now.getTime()) }));
  await tx.insert(workflowRuns).values(
    started.map((run) => ({
      id: run.id,
      functionId: run.functionId,
      status: 'queued' as const,
      eventName: run.events[0]?.name ?? '',
      events: run.events,
      output: null,
      concurrencyKey: run.concurrencyKey ?? null,
      singletonKey: run.singletonKey ?? null,
      parentRun: run.parent?.runId ?? null,
      parentStep: run.parent?.stepId ?? null,
      retryOf: run.retryOf ?? null,
      createdAt: now,
    })),
  );
  await enqueue(
    tx,
    started.map(({ id, functionId, concurrencyKey }) => ({
      kind: 'call' as const,
      runId: id,
      functionId,
      stepId: 'step',
      dueAt: now,
      concurrencyKey: concurrencyKey ?? null,
    })),
  );
  await addWaits(
    tx,
    started.flatMap(({ id, cancelOn = [] }) =>
      cancelOn.map((wait, at) => ({ ...wait, kind: 'cancel' as const, runId: id, stepId: String(at) })),
    ),
  );
  return started.map(({ id }) => id);
}

/** Locks a run's row; undefined where it has ended. Whoever writes to a run locks it before its jobs. */
export async function lockRun(tx: Tx, runId: string): Promise<OpenRun | undefined> {
  const [run] = await lockRuns(tx, [runId]);
  return run;
}

/** Locks the rows of those runs that have not ended. */
export async function lockRuns(tx: Tx, runIds: readonly string[]): Promise<readonly OpenRun[]> {
  const runs = await tx
    .select({
      id: workflowRuns.id,
      functionId: workflowRuns.functionId,
      events: workflowRuns.events,
      concurrencyKey: workflowRuns.concurrencyKey,
      parentRun: workflowRuns.parentRun,
      parentStep: workflowRuns.parentStep,
    })
    .from(workflowRuns)
    .where(and(inArray(workflowRuns.id, [...runIds]), inArray(workflowRuns.status, ['queued', 'running'])))
    .for('update');
  return runs.map((run) => ({ ...run, events: run.events as readonly JournalEvent[] }));
}

export interface StepRecord {
  readonly stepId: string;
  readonly name: string;
  readonly operation: string;
  readonly result: StepResult;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Records what steps came to; what is recorded already stays. */
export async function recordSteps(tx: Tx, runId: string, steps: readonly StepRecord[]): Promise<void> {
  await recordStepsOfRuns(
    tx,
    steps.map((step) => ({ ...step, runId })),
  );
}

/** The same for steps of several runs. */
export async function recordStepsOfRuns(
  tx: Tx,
  steps: readonly (StepRecord & { readonly runId: string })[],
): Promise<void> {
  if (steps.length > 0) {
    const rows = steps.map((step) => ({ ...step, name: step.name.slice(0, 190), result: step.result ?? null }));
    await tx
      .insert(workflowSteps)
      .values(rows)
      .onDuplicateKeyUpdate({ set: { stepId: unchanged(workflowSteps.stepId) } });
  }
}

/** Has a run find out what comes next, once nothing of it is under way. */
export async function continueRun(tx: Tx, run: OpenRun, now: Date): Promise<void> {
  const [pending] = await tx
    .select({ id: workflowJobs.id })
    .from(workflowJobs)
    .where(and(eq(workflowJobs.runId, run.id), inArray(workflowJobs.kind, ['call', 'wake'])))
    .limit(1);
  if (pending) {
    return;
  }
  await tx.update(workflowRuns).set({ isPlanned: false }).where(eq(workflowRuns.id, run.id));
  const { id: runId, functionId, concurrencyKey } = run;
  await enqueue(tx, [{ kind: 'call', runId, functionId, stepId: 'step', dueAt: now, concurrencyKey }]);
}

export async function markPlanned(tx: Tx, runId: string): Promise<void> {
  await tx.update(workflowRuns).set({ isPlanned: true }).where(eq(workflowRuns.id, runId));
}

/** How a run ended. */
export type Ending =
  | { readonly status: 'completed'; readonly output: unknown }
  | { readonly status: 'failed' | 'cancelled'; readonly error: JournalError };

/** Ends a locked run: its queue and waits are emptied, who invoked it is told, and a failure becomes an event. */
export async function finishRun(tx: Tx, run: OpenRun, ending: Ending, now: Date): Promise<void> {
  const output = ending.status === 'completed' ? { data: ending.output ?? null } : { error: ending.error };
  await tx.update(workflowRuns).set({ status: ending.status, output, endedAt: now }).where(eq(workflowRuns.id, run.id));
  await dropJobsOfRuns(tx, [run.id], now);
  await tx.delete(workflowWaits).where(eq(workflowWaits.runId, run.id));
  if (run.parentRun !== null && run.parentStep !== null) {
    await wakeRun(
      tx,
      { runId: run.parentRun, stepId: run.parentStep, operation: 'InvokeFunction', result: output },
      now,
    );
  }
  const [event] = run.events;
  if (ending.status === 'completed' || !event || event.name.startsWith('inngest/function.')) {
    return;
  }
  const isFailure = ending.status === 'failed';
  const internalId = hashKey('ended', run.id);
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    error: ending.error,
    event,
    events: run.events,
    _inngest: { status: isFailure ? 'Failed' : 'Cancelled' },
  };
  const name = isFailure ? 'inngest/function.failed' : 'inngest/function.cancelled';
  const ended = { id: ulid(now.getTime()), name, data, ts: now.getTime() };
  await sendEvents(tx, [{ internalId, isIdGiven: false, event: ended }], now);
}

export interface Waking {
  readonly runId: string;
  readonly stepId: string;
  readonly operation: string;
  readonly result: StepResult;
}

/** Gives a sleeping step its result and has the run go on; nothing where the run has ended or no longer waits. */
export async function wakeRun(tx: Tx, { runId, stepId, operation, result }: Waking, now: Date): Promise<void> {
  const run = await lockRun(tx, runId);
  if (!run) {
    return;
  }
  const wake = and(eq(workflowJobs.runId, runId), eq(workflowJobs.kind, 'wake'), eq(workflowJobs.stepId, stepId));
  const [job] = await tx.select({ data: workflowJobs.data }).from(workflowJobs).where(wake).for('update');
  if (!job) {
    return;
  }
  await tx.delete(workflowJobs).where(wake);
  await tx
    .delete(workflowWaits)
    .where(and(eq(workflowWaits.runId, runId), eq(workflowWaits.kind, 'event'), eq(workflowWaits.stepId, stepId)));
  const { name, since } = readWakeData(job.data);
  await recordSteps(tx, runId, [{ stepId, name, operation, result, startedAt: new Date(since), endedAt: now }]);
  await continueRun(tx, run, now);
}

/** What a wake job carries. */
export interface WakeData {
  readonly operation: 'Sleep' | 'WaitForEvent' | 'InvokeFunction';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export const readWakeData = (data: unknown): WakeData => data as WakeData;
