import { ulid } from 'ulid';
import type { Tx } from '@/db/client';
import {
  addWaits,
  continueRun,
  type Ending,
  enqueue,
  finishJob,
  finishRun,
  type Job,
  type JournalEvent,
  lockRun,
  markPlanned,
  type OpenRun,
  recordFailedAttempt,
  recordSteps,
  type StepRecord,
  startRuns,
  type WakeData,
} from '@/db/journal';
import { compileExpression } from './cel';
import { instantAfter } from './duration';
import { type CallOutcome, type Operation, type Retry, readError, readRetryAfter } from './protocol';
import type { Registration } from './registrations';
import { newRun, waitCondition } from './router';
import { Unsupported } from './unsupported';

export interface Application {
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly now: Date;
  /** Milliseconds to wait after the try of this number, counted from 0. */
  readonly backoffMs: (attempt: number) => number;
}

const invokeYearMs = 365 * 86_400_000;

/**
 * Writes what a call came to, in one transaction: steps, what follows, the end. Nothing is written where the run has ended
 * or the claim went to another worker meanwhile; answers whether it was written.
 */
export async function applyOutcome(
  tx: Tx,
  job: Job,
  registration: Registration,
  outcome: CallOutcome,
  application: Application,
): Promise<boolean> {
  const { now } = application;
  const run = await lockRun(tx, job.runId);
  if (!(await finishJob(tx, job, now)) || !run) {
    return false;
  }
  const call = { tx, job, run, registration, application };
  switch (outcome.kind) {
    case 'completed':
      await finishRun(tx, run, { status: 'completed', output: outcome.output }, now);
      return true;
    case 'rejected':
      await fail(call, job.stepId, outcome.error, outcome.retry, () =>
        finishRun(tx, run, { status: 'failed', error: readError(outcome.error) }, now),
      );
      return true;
    case 'operations': {
      const ending = await applyOperations(call, outcome.operations, outcome.retry).catch(failUnsupported);
      if (ending) {
        await finishRun(tx, run, ending, now);
      }
      return true;
    }
  }
}

/** The last steps and the output of a run that the call brought to its end; undefined where the call came to anything else. */
export function completionOf(
  outcome: CallOutcome,
  now: Date,
): { readonly steps: readonly StepRecord[]; readonly output: unknown } | undefined {
  if (outcome.kind === 'completed') {
    return { steps: [], output: outcome.output };
  }
  const operations = outcome.kind === 'operations' ? outcome.operations : [];
  const last = operations.at(-1);
  const steps = operations.slice(0, -1);
  if (last?.op !== 'RunComplete' || steps.some(({ op }) => op !== 'StepRun')) {
    return undefined;
  }
  try {
    return { steps: steps.map((step) => stepRecord(step, { data: step.data ?? null }, now)), output: last.data };
  } catch (error) {
    if (error instanceof Unsupported) {
      return undefined;
    }
    throw error;
  }
}

function failUnsupported(error: unknown): Ending {
  if (error instanceof Unsupported) {
    return { status: 'failed', error: { name: error.name, message: error.message } };
  }
  throw error;
}

interface Call {
  readonly tx: Tx;
  readonly job: Job;
  readonly run: OpenRun;
  readonly registration: Registration;
  readonly application: Application;
}

/** Operations that are done when they are reported; all others go on beside each other. */
const isImmediate = (operation: Operation) =>
  ['StepRun', 'StepError', 'StepFailed', 'RunComplete', 'DiscoveryRequest'].includes(operation.op);

async function applyOperations(
  call: Call,
  operations: readonly Operation[],
  retry: Retry,
): Promise<Ending | undefined> {
  const { tx, run, application } = call;
  const { now } = application;
  if (operations.filter((operation) => !isImmediate(operation)).length > 1) {
    await markPlanned(tx, run.id);
  }
  const done: StepRecord[] = [];
  for (const operation of operations) {
    switch (operation.op) {
      case 'RunComplete':
        await recordSteps(tx, run.id, done);
        return { status: 'completed', output: operation.data };
      case 'StepRun':
        done.push(stepRecord(operation, { data: operation.data ?? null }, now));
        break;
      case 'StepError':
        await fail(call, operation.id, operation.error, retry, async () => {
          done.push(stepRecord(operation, { error: readError(operation.error) }, now));
        });
        break;
      case 'StepFailed':
        await recordFailedAttempt(tx, attemptOf(call, operation.id, operation.error));
        done.push(stepRecord(operation, { error: readError(operation.error) }, now));
        break;
      case 'StepPlanned':
        await enqueueCall(call, operation.id, now, 0);
        break;
      case 'DiscoveryRequest':
        await enqueueCall(call, 'step', now, 0);
        break;
      case 'Sleep':
        await sleepUntil(call, operation, 'Sleep', instantAfter(textOf(operation.opts?.duration, operation), now));
        break;
      case 'WaitForEvent':
        await waitForEvent(call, operation);
        break;
      case 'InvokeFunction':
        await invoke(call, operation, done);
        break;
      default:
        throw new Unsupported(`The embedded workflow engine does not do ${operation.op}: see docs/workflows.md`);
    }
  }
  await recordSteps(tx, run.id, done);
  if (done.length > 0) {
    await continueRun(tx, run, now);
  }
  return undefined;
}

/** Notes a failed try and has it made again, or calls `giveUp` where it was the last. */
async function fail(
  call: Call,
  stepId: string,
  error: unknown,
  retry: Retry,
  giveUp: () => Promise<void>,
): Promise<void> {
  const { tx, job, registration, application } = call;
  const { now, backoffMs } = application;
  await recordFailedAttempt(tx, attemptOf(call, stepId, error));
  const next = job.attempt + 1;
  if (!retry.isWanted || next >= registration.maxAttempts) {
    await giveUp();
    return;
  }
  const dueAt =
    retry.after === undefined ? new Date(now.getTime() + backoffMs(job.attempt)) : readRetryAfter(retry.after, now);
  // A step that ran at once, within a call for what comes next, is tried again in such a call.
  await enqueueCall(call, job.stepId, dueAt, next);
}

const attemptOf = ({ job, application }: Call, stepId: string, error: unknown) => ({
  runId: job.runId,
  stepId,
  attempt: job.attempt,
  error: readError(error),
  at: application.now,
});

async function enqueueCall({ tx, run }: Call, stepId: string, dueAt: Date, attempt: number): Promise<void> {
  const { id: runId, functionId, concurrencyKey } = run;
  await enqueue(tx, [{ kind: 'call', runId, functionId, stepId, dueAt, attempt, concurrencyKey }]);
}

async function sleepUntil(
  { tx, run, application }: Call,
  operation: Operation,
  kind: WakeData['operation'],
  dueAt: Date,
): Promise<void> {
  const data: WakeData = { operation: kind, name: nameOf(operation), since: application.now.getTime() };
  const { id: runId, functionId } = run;
  await enqueue(tx, [{ kind: 'wake', runId, functionId, stepId: operation.id, dueAt, data }]);
}

async function waitForEvent(call: Call, operation: Operation): Promise<void> {
  const { tx, run, application } = call;
  const { event, if: source, timeout } = operation.opts ?? {};
  const condition = typeof source === 'string' ? compileExpression(source) : undefined;
  const expiresAt = instantAfter(textOf(timeout, operation), application.now);
  await addWaits(tx, [
    {
      kind: 'event',
      runId: run.id,
      stepId: operation.id,
      event: textOf(event, operation),
      ...waitCondition(condition, run.events[0]),
      expiresAt,
    },
  ]);
  await sleepUntil(call, operation, 'WaitForEvent', expiresAt);
}

async function invoke(call: Call, operation: Operation, done: StepRecord[]): Promise<void> {
  const { tx, run, application } = call;
  const { now, registrations } = application;
  const functionId = textOf(operation.opts?.function_id, operation);
  const target = registrations.get(functionId);
  if (!target) {
    const error = { name: 'Error', message: `There is no function ${functionId} to invoke` };
    done.push(stepRecord(operation, { error }, now));
    return;
  }
  const payload = operation.opts?.payload;
  const data = payload !== null && typeof payload === 'object' && 'data' in payload ? payload.data : {};
  const event: JournalEvent = {
    id: ulid(now.getTime()),
    name: 'inngest/function.invoked',
    data: (data ?? {}) as JournalEvent['data'],
    ts: now.getTime(),
  };
  const { timeout } = operation.opts ?? {};
  const dueAt = typeof timeout === 'string' ? instantAfter(timeout, now) : new Date(now.getTime() + invokeYearMs);
  const invoked = await newRun(tx, target, [event], now);
  if (!invoked) {
    const error = { name: 'Error', message: `${functionId} runs alone, and does so already` };
    done.push(stepRecord(operation, { error }, now));
    return;
  }
  await sleepUntil(call, operation, 'InvokeFunction', dueAt);
  await startRuns(tx, [{ ...invoked, parent: { runId: run.id, stepId: operation.id } }], now);
}

/** As much as an Inngest server takes of one step. */
const maxStepBytes = 4_000_000;

export function stepRecord(operation: Operation, result: unknown, now: Date): StepRecord {
  const { timing } = operation;
  if (JSON.stringify(result).length > maxStepBytes) {
    throw new Unsupported(
      `The step ${nameOf(operation)} returns more than ${maxStepBytes} bytes: return ids, not documents`,
    );
  }
  return {
    stepId: operation.id,
    name: nameOf(operation),
    operation: operation.op,
    result,
    startedAt: timing ? new Date(timing.a / 1e6) : now,
    endedAt: timing ? new Date((timing.a + timing.b) / 1e6) : now,
  };
}

const nameOf = ({ displayName, name, id }: Operation) => displayName ?? name ?? id;

function textOf(value: unknown, operation: Operation): string {
  const text = value ?? operation.name;
  if (typeof text !== 'string') {
    throw new Unsupported(`The operation ${operation.op} of step ${operation.id} is of no known form`);
  }
  return text;
}
