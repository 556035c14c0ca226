import { bigint, index, int, mysqlTable, text, uniqueIndex } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText, yesNo } from '../columns';

/**
 * Keyspace `site`: the journal of the embedded workflow engine (`inngest/embedded`). Written only through `db/journal`.
 * Keys that come from data are SHA-256 hashes, so that none is too long for an index.
 */

const runId = (name: string) => keyText(name, { length: 26 });
const functionId = () => keyText('function_id', { length: 190 });
/** A step's id is the SHA-1 of its name, as the protocol has it; `step` stands for "find out what comes next". */
const stepId = () => keyText('step_id', { length: 64 });
const hashed = (name: string) => keyText(name, { length: 64 });
const sequence = () => bigint('seq', { mode: 'number', unsigned: true }).autoincrement().primaryKey();

/** One row. Whoever holds its lock routes events; `batch` names the outbox rows that the last routing took. */
export const workflowCursor = mysqlTable('workflow_cursor', {
  name: keyText('name', { length: 32 }).primaryKey(),
  number: bigint('number', { mode: 'number', unsigned: true }).notNull(),
  batch: jsonText('batch').notNull(),
});

/** Events that do not come from an outbox: those that functions send, and those about functions. */
export const workflowEvents = mysqlTable(
  'workflow_events',
  {
    seq: sequence(),
    id: hashed('id').notNull(),
    name: keyText('name', { length: 190 }).notNull(),
    event: jsonText('event').notNull(),
    /** An id that the sender chose: within a day no function runs twice for it. */
    isIdGiven: yesNo('is_id_given').notNull(),
    createdAt: instant('created_at').notNull(),
    takenAt: instant('taken_at'),
  },
  (t) => [
    // An event that is sent again is not written again.
    uniqueIndex('workflow_events_id_uq').on(t.id),
    // What nobody has taken yet, the oldest first; what was taken long ago is removed.
    index('workflow_events_waiting_ix').on(t.takenAt, t.seq),
  ],
);

export const runStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const workflowRuns = mysqlTable(
  'workflow_runs',
  {
    id: runId('id').primaryKey(),
    functionId: functionId().notNull(),
    status: keyText('status', { length: 12 }).$type<RunStatus>().notNull(),
    eventName: keyText('event_name', { length: 190 }).notNull(),
    events: jsonText('events').notNull(),
    output: jsonText('output'),
    /** Several steps are under way: each is run by a call of its own until all are done. */
    isPlanned: yesNo('is_planned').notNull().default(false),
    concurrencyKey: hashed('concurrency_key'),
    singletonKey: hashed('singleton_key'),
    parentRun: runId('parent_run'),
    parentStep: keyText('parent_step', { length: 64 }),
    /** The run that somebody had run again as this one. */
    retryOf: runId('retry_of'),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    // The workflows page of a state, the newest first; how many run.
    index('workflow_runs_status_ix').on(t.status, t.id),
    // The workflows page of a function, the newest first.
    index('workflow_runs_function_ix').on(t.functionId, t.id),
    // Whether a run of a group is on its way.
    index('workflow_runs_singleton_ix').on(t.singletonKey, t.status),
    // Old ones are removed.
    index('workflow_runs_ended_ix').on(t.endedAt),
  ],
);

export const workflowSteps = mysqlTable(
  'workflow_steps',
  {
    seq: sequence(),
    runId: runId('run_id').notNull(),
    stepId: stepId().notNull(),
    name: keyText('name', { length: 190 }).notNull(),
    /** The protocol's operation: `StepRun`, `Sleep`, `WaitForEvent`, `InvokeFunction` … */
    operation: keyText('operation', { length: 32 }).notNull(),
    /** What the function is told: `{data}`, `{error}`, an event or null. */
    result: jsonText('result'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at').notNull(),
  },
  (t) => [
    // The steps of a run, each once.
    uniqueIndex('workflow_steps_uq').on(t.runId, t.stepId),
  ],
);

/** Tries that failed, of steps and of functions. */
export const workflowAttempts = mysqlTable(
  'workflow_attempts',
  {
    seq: sequence(),
    runId: runId('run_id').notNull(),
    stepId: stepId().notNull(),
    attempt: int('attempt').notNull(),
    error: jsonText('error').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    // What went wrong in a run, in the order of time.
    index('workflow_attempts_run_ix').on(t.runId, t.seq),
  ],
);

export type JobKind = 'call' | 'wake' | 'batch' | 'debounce' | 'cron' | 'retry';

/** The queue. A claimed job is due again when its lease ends, so that one index serves both. */
export const workflowJobs = mysqlTable(
  'workflow_jobs',
  {
    id: bigint('id', { mode: 'number', unsigned: true }).autoincrement().primaryKey(),
    kind: keyText('kind', { length: 12 }).$type<JobKind>().notNull(),
    /** Empty for what belongs to no run yet. */
    runId: runId('run_id').notNull().default(''),
    functionId: functionId().notNull(),
    stepId: stepId().notNull(),
    dueAt: instant('due_at').notNull(),
    attempt: int('attempt').notNull().default(0),
    /** Grows with each claim: what an earlier claim still writes is refused. */
    generation: int('generation').notNull().default(0),
    leasedBy: keyText('leased_by', { length: 40 }),
    concurrencyKey: hashed('concurrency_key'),
    holdsSlot: yesNo('holds_slot').notNull().default(false),
    data: jsonText('data'),
  },
  (t) => [
    // The jobs of a run, and the timer of a group; each once.
    uniqueIndex('workflow_jobs_uq').on(t.runId, t.kind, t.stepId),
    // What is due, the oldest first.
    index('workflow_jobs_due_ix').on(t.dueAt, t.id),
    // Who of a group runs, and who of it waits, the oldest first.
    index('workflow_jobs_slots_ix').on(t.concurrencyKey, t.holdsSlot, t.id),
  ],
);

/** Runs that wait for an event, and runs that an event cancels. */
export const workflowWaits = mysqlTable(
  'workflow_waits',
  {
    id: bigint('id', { mode: 'number', unsigned: true }).autoincrement().primaryKey(),
    kind: keyText('kind', { length: 12 }).$type<'event' | 'cancel'>().notNull(),
    runId: runId('run_id').notNull(),
    stepId: stepId().notNull(),
    event: keyText('event', { length: 190 }).notNull(),
    /** Where the condition is, or holds, `async.PATH == event.…`: that path, and the hash of the value it must have. */
    matchPath: keyText('match_path', { length: 190 }),
    matchHash: hashed('match_hash'),
    /** What is left to evaluate; null where the event's name, or its match, decides alone. */
    expression: text('expression'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    // What a run waits for, each once.
    uniqueIndex('workflow_waits_uq').on(t.runId, t.kind, t.stepId),
    // Who waits for an event.
    index('workflow_waits_match_ix').on(t.event, t.matchPath, t.matchHash),
    // Those whose time is over are removed.
    index('workflow_waits_expires_ix').on(t.expiresAt),
  ],
);

/** Locks of groups, and what must not happen twice within a time. */
export const workflowKeys = mysqlTable(
  'workflow_keys',
  {
    key: hashed('key_hash').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    // Those whose time is over are removed.
    index('workflow_keys_expires_ix').on(t.expiresAt),
  ],
);

/** Events that gather for one run of a function with `batchEvents`. */
export const workflowBatchEvents = mysqlTable(
  'workflow_batch_events',
  {
    seq: sequence(),
    groupKey: hashed('group_key').notNull(),
    event: jsonText('event').notNull(),
  },
  (t) => [
    // A group's, the oldest first.
    index('workflow_batch_events_group_ix').on(t.groupKey, t.seq),
  ],
);

/** A function that failed for good, until somebody has seen to it. */
export const workflowAlerts = mysqlTable(
  'workflow_alerts',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    runId: keyText('run_id', { length: 64 }).notNull(),
    functionId: functionId().notNull(),
    message: text('message').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at'),
  },
  (t) => [
    // One for a run, however often it is raised.
    uniqueIndex('workflow_alerts_run_uq').on(t.runId),
    // Those that nobody has seen to.
    index('workflow_alerts_seen_ix').on(t.seenAt, t.createdAt),
  ],
);
