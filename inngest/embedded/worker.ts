import { ulid } from 'ulid';
import type { Db, Tx } from '@/db/client';
import {
  type CallState,
  type CompletedRun,
  claimJobs,
  enqueue,
  extendClaims,
  finishJob,
  finishRun,
  hashKey,
  inJournal,
  type Job,
  lockRun,
  putOff,
  type RetryData,
  readCalls,
  readWakeData,
  returnClaims,
  startRuns,
  takeBatches,
  takeDebounced,
  wakeRun,
} from '@/db/journal';
import { applyOutcome, completionOf } from './apply-outcome';
import { callFunction, type ServeHandler } from './call-function';
import type { CallOutcome } from './protocol';
import { nextCron, type Registration } from './registrations';
import { newRun } from './router';
import { createEndings } from './write-endings';

export interface WorkerOptions {
  readonly db: Db;
  readonly handler: ServeHandler;
  readonly registrations: ReadonlyMap<string, Registration>;
  readonly now: () => Date;
  readonly leaseMs: number;
  /** Most jobs at work at once. */
  readonly parallel: number;
  /** How long one call of a function may take: one that hangs must not hold its place for ever. */
  readonly callLimitMs: number;
  readonly backoffMs: (attempt: number) => number;
  readonly log: (line: string, error: unknown) => void;
  /** Called whenever a job is done: more may be due. */
  readonly onDone: () => void;
}

interface CallOptions extends WorkerOptions {
  /** Writes the end of a run, together with others; false where it was not written. */
  readonly complete: (completed: CompletedRun) => Promise<boolean>;
}

export interface Worker {
  /** Whether enough is done that taking more is worth the asking: claims are made for several jobs at once. */
  hasRoom(): boolean;
  /** Claims due jobs, as many as there is room for, and starts on them. Answers how many it saw, and whether more may be due. */
  claim(): Promise<{ readonly seen: number; readonly isMoreDue: boolean }>;
  /** Resolves when all that was claimed is done. */
  settle(): Promise<void>;
  /** Waits so long for what is at work, then gives back what is not done. */
  stop(patienceMs: number): Promise<void>;
}

/** Takes jobs from the queue and does them. Any number of workers, in any number of processes, share one journal. */
export function createWorker(options: WorkerOptions): Worker {
  const { db, registrations, now, leaseMs, parallel, log, onDone } = options;
  const name = ulid();
  const atWork = new Map<number, Promise<void>>();
  const leaseUntil = () => new Date(now().getTime() + leaseMs);
  const heartbeat = setInterval(() => {
    extendClaims(db, name, [...atWork.keys()], leaseUntil()).catch((error: unknown) =>
      log('A workflow worker could not lengthen its claims', error),
    );
  }, leaseMs / 3);
  heartbeat.unref();
  let calling = 0;
  const complete = createEndings({ db, now, countCalls: () => calling });
  const begin = (job: Job, work: () => Promise<unknown>) => {
    const begun = work()
      .catch((error: unknown) => log(`A workflow job of ${job.functionId} was not done; it is due again`, error))
      .then(() => {
        atWork.delete(job.id);
        onDone();
      });
    atWork.set(job.id, begun);
  };

  return {
    hasRoom: () => (parallel - atWork.size) * 4 >= parallel,
    async claim() {
      const room = parallel - atWork.size;
      if (room <= 0) {
        return { seen: 0, isMoreDue: true };
      }
      const { claimed, seen } = await claimJobs(db, {
        now: now(),
        leaseUntil: leaseUntil(),
        worker: name,
        limit: room,
        limitOf: (functionId) => registrations.get(functionId)?.concurrency?.limit ?? Number.POSITIVE_INFINITY,
      });
      const { calls, batches, others } = sortClaimed(claimed, registrations);
      const states = readCalls(
        db,
        calls.map(({ job }) => job.runId),
      );
      calling += calls.length;
      for (const known of calls) {
        begin(known.job, async () => {
          try {
            await call({ ...options, complete }, known, (await states).get(known.job.runId));
          } finally {
            calling -= 1;
          }
        });
      }
      const started = startBatches(options, batches);
      for (const { job, registration } of batches) {
        begin(job, async () => (await started) || (await startTimed(options, job, registration)));
      }
      for (const job of others) {
        begin(job, () => perform(options, job));
      }
      return { seen, isMoreDue: seen === room };
    },
    async settle() {
      await Promise.all(atWork.values());
    },
    async stop(patienceMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((done) => {
        timer = setTimeout(done, patienceMs);
      });
      await Promise.race([Promise.all(atWork.values()), late]);
      clearTimeout(timer);
      clearInterval(heartbeat);
      await returnClaims(db, name, [...atWork.keys()], now());
    },
  };
}

/** A job with the function that it is for. */
interface KnownJob {
  readonly job: Job;
  readonly registration: Registration;
}

/** The jobs of a claim: those of which several are done together, and the others. */
function sortClaimed(claimed: readonly Job[], registrations: WorkerOptions['registrations']) {
  const known = (kind: Job['kind']) =>
    claimed.flatMap((job): KnownJob[] => {
      const registration = job.kind === kind ? registrations.get(job.functionId) : undefined;
      return registration ? [{ job, registration }] : [];
    });
  const [calls, batches] = [known('call'), known('batch')];
  const together = new Set([...calls, ...batches].map(({ job }) => job));
  return { calls, batches, others: claimed.filter((job) => !together.has(job)) };
}

async function perform(options: WorkerOptions, job: Job): Promise<void> {
  const { db, registrations, now } = options;
  const registration = registrations.get(job.functionId);
  if (job.kind === 'wake') {
    await inJournal(db, (tx) => wakeRun(tx, { ...job, ...timedOut(job) }, now()));
  } else if (!registration) {
    await passUnknown(options, job);
  } else {
    await startTimed(options, job, registration);
  }
}

/** What a step comes to when its time is up. */
function timedOut(job: Job) {
  const { operation } = readWakeData(job.data);
  const error = { name: 'InngestInvokeTimeoutError', message: 'The invoked function took too long' };
  return { operation, result: operation === 'InvokeFunction' ? { error } : null };
}

/** Claims of one job after which it is given up: it seems to end every process that takes it, or none can do it. */
const maxClaims = 20;
const putOffMs = 30_000;

/**
 * A function that this process does not have. While a new version of the application comes up beside the old one, another process
 * may have it: the job is put off, and only after ten minutes of that does its run fail, or its timer end.
 */
async function passUnknown({ db, now }: WorkerOptions, job: Job): Promise<void> {
  await inJournal(db, async (tx) => {
    if (job.generation <= maxClaims) {
      await putOff(tx, job, new Date(now().getTime() + putOffMs), now());
      return;
    }
    const run = job.runId === '' ? undefined : await lockRun(tx, job.runId);
    await finishJob(tx, job, now());
    if (run) {
      const error = { name: 'Error', message: `There is no function ${job.functionId} any more` };
      await finishRun(tx, run, { status: 'failed', error }, now());
    }
  });
}

async function call(
  options: CallOptions,
  { job, registration }: KnownJob,
  state: CallState | undefined,
): Promise<void> {
  const { db, registrations, now, backoffMs, complete } = options;
  if (!state) {
    await inJournal(db, (tx) => finishJob(tx, job, now()));
    return;
  }
  const outcome =
    job.generation > maxClaims
      ? gaveUp(`The call was begun ${maxClaims} times, and no process came to its end`)
      : await callWithin(options, job, state, registration);
  const completion = completionOf(outcome, now());
  if (completion && (await complete({ claim: job, ...completion }))) {
    return;
  }
  await inJournal(db, (tx) => applyOutcome(tx, job, registration, outcome, { registrations, now: now(), backoffMs }));
}

const gaveUp = (message: string, isWanted = false): CallOutcome => ({
  kind: 'rejected',
  error: { name: 'Error', message },
  retry: { isWanted, after: undefined },
});

/** What a call comes to within its time. One that takes longer may go on, but nothing that it says later counts. */
async function callWithin(
  { handler, callLimitMs }: WorkerOptions,
  job: Job,
  state: CallState,
  registration: Registration,
): Promise<CallOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CallOutcome>((done) => {
    const message = `The call took longer than ${callLimitMs / 1000} seconds`;
    timer = setTimeout(() => done(gaveUp(message, true)), callLimitMs);
  });
  try {
    return await Promise.race([callFunction(handler, job, state, registration.maxAttempts), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Starts the runs of batches whose time has come, in one transaction. False where that failed: then each is to be started by itself, so
 * that one which cannot be started holds up no other.
 */
async function startBatches({ db, now }: WorkerOptions, batches: readonly KnownJob[]): Promise<boolean> {
  if (batches.length === 0) {
    return true;
  }
  const at = now();
  return await inJournal(db, async (tx) => {
    const taken = await takeBatches(tx, batches.map(batchOf), at);
    const runs = await Promise.all(
      batches.map(async ({ job, registration }) => {
        const events = taken.get(job.stepId) ?? [];
        return events.length > 0 ? await newRun(tx, registration, events, at) : undefined;
      }),
    );
    await startRuns(
      tx,
      runs.flatMap((run) => run ?? []),
      at,
    );
    return true;
  }).catch(() => false);
}

const batchOf = ({ job, registration }: KnownJob) => ({
  groupKey: job.stepId,
  maxSize: registration.batch?.maxSize ?? Number.MAX_SAFE_INTEGER,
});

/** A batch, a debounced run or a cron whose time has come, or a run that somebody wants made again. */
async function startTimed({ db, now }: WorkerOptions, job: Job, registration: Registration): Promise<void> {
  const at = now();
  await inJournal(db, async (tx) => {
    const { events, retryOf } = await takeTimed(tx, job, registration, at);
    const run = events.length > 0 ? await newRun(tx, registration, events, at) : undefined;
    if (run) {
      await startRuns(tx, [{ ...run, ...(retryOf && { retryOf }) }], at);
    }
    if (job.kind === 'cron') {
      await enqueue(tx, cronJobs(registration, at));
    }
  });
}

/** What a timed job starts a run with; nothing where another worker was there first. */
async function takeTimed(
  tx: Tx,
  job: Job,
  registration: Registration,
  now: Date,
): Promise<Partial<RetryData> & Pick<RetryData, 'events'>> {
  switch (job.kind) {
    case 'batch': {
      const taken = await takeBatches(tx, [batchOf({ job, registration })], now);
      return { events: taken.get(job.stepId) ?? [] };
    }
    case 'debounce':
      return { events: [await takeDebounced(tx, job.stepId, now)].flatMap((event) => event ?? []) };
    case 'retry':
      return (await finishJob(tx, job, now)) ? (job.data as RetryData) : { events: [] };
    default: {
      // A cron that the function no longer has ends here.
      const isMeant = (await finishJob(tx, job, now)) && registration.crons.includes(String(job.data));
      return { events: isMeant ? [timerEvent(job, now)] : [] };
    }
  }
}

const timerEvent = (job: Job, at: Date) => ({
  id: ulid(at.getTime()),
  name: 'inngest/scheduled.timer',
  data: { cron: String(job.data) },
  ts: at.getTime(),
});

/** The next job of each cron of a function. One that is in the queue stays: what was missed is made up for once. */
export const cronJobs = ({ id, crons }: Registration, now: Date) =>
  crons.flatMap((cron) => {
    const dueAt = nextCron(cron, now);
    return dueAt
      ? [{ kind: 'cron' as const, functionId: id, stepId: hashKey('cron', id, cron), dueAt, data: cron }]
      : [];
  });
