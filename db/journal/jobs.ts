import { and, asc, count, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/mysql-core';
import type { Db, Tx } from '../client';
import { affectedRows, unchanged } from '../results';
import { type JobKind, workflowJobs, workflowRuns } from '../schema';
import { lockKeys } from './keys';
import { inJournal } from './transaction';

/** The due time of a job that waits for another of its group to end. */
export const never = new Date('9999-01-01T00:00:00.000Z');

export type Job = typeof workflowJobs.$inferSelect;

export interface NewJob {
  readonly kind: JobKind;
  readonly functionId: string;
  readonly stepId: string;
  readonly dueAt: Date;
  readonly runId?: string;
  readonly attempt?: number;
  readonly concurrencyKey?: string | null;
  readonly data?: unknown;
}

/** Puts jobs into the queue. A run has one job for each step, a group one for each kind: one that is there stays. */
export async function enqueue(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > 0) {
    await tx
      .insert(workflowJobs)
      .values(jobs.map((job) => ({ ...job, data: job.data ?? null })))
      .onDuplicateKeyUpdate({ set: { kind: unchanged(workflowJobs.kind) } });
  }
}

/** Puts a job into the queue, or moves the one that is there to its time and data. */
export async function enqueueAnew(tx: Tx, job: NewJob): Promise<void> {
  const data = job.data ?? null;
  await tx
    .insert(workflowJobs)
    .values({ ...job, data })
    .onDuplicateKeyUpdate({ set: { dueAt: job.dueAt, data } });
}

export interface ClaimOptions {
  readonly now: Date;
  readonly leaseUntil: Date;
  /** Who claims. */
  readonly worker: string;
  readonly limit: number;
  /** How many calls of a group may run at once, by the function's own words; unlimited where it says nothing. */
  readonly limitOf: (functionId: string) => number;
}

/**
 * Claims jobs that are due, and those whose lease ran out. A job of a group that has no slot free is put aside until one of
 * the group ends. `seen` tells whether more may be due.
 */
export async function claimJobs(db: Db, options: ClaimOptions): Promise<{ claimed: readonly Job[]; seen: number }> {
  const { now, leaseUntil, worker, limit } = options;
  return await inJournal(db, async (tx) => {
    const due = await tx
      .select()
      .from(workflowJobs)
      .where(lte(workflowJobs.dueAt, now))
      .orderBy(asc(workflowJobs.dueAt), asc(workflowJobs.id))
      .limit(limit)
      .for('update', { skipLocked: true });
    const { ready, parked } = await takeSlots(tx, due, options);
    if (ready.length > 0) {
      const ids = ready.map(({ id }) => id);
      await tx
        .update(workflowJobs)
        .set({
          dueAt: leaseUntil,
          leasedBy: worker,
          generation: sql`${workflowJobs.generation} + 1`,
          holdsSlot: sql`(${workflowJobs.concurrencyKey} is not null)`,
        })
        .where(inArray(workflowJobs.id, ids));
      const runs = ready.filter(({ kind, stepId }) => kind === 'call' && stepId === 'step').map(({ runId }) => runId);
      if (runs.length > 0) {
        await tx
          .update(workflowRuns)
          .set({ status: 'running', startedAt: now })
          .where(and(inArray(workflowRuns.id, runs), eq(workflowRuns.status, 'queued')));
      }
    }
    if (parked.length > 0) {
      await tx.update(workflowJobs).set({ dueAt: never, leasedBy: null }).where(inArray(workflowJobs.id, parked));
    }
    const claimed = ready.map((job) => ({
      ...job,
      generation: job.generation + 1,
      leasedBy: worker,
      dueAt: leaseUntil,
      holdsSlot: job.concurrencyKey !== null,
    }));
    return { claimed, seen: due.length };
  });
}

/** The group in which a job needs a slot that it does not hold yet. */
const groupOf = (job: Job) => (job.holdsSlot ? null : job.concurrencyKey);

async function takeSlots(tx: Tx, due: readonly Job[], { now, limitOf }: ClaimOptions) {
  const held = await countHeld(
    tx,
    due.flatMap((job) => groupOf(job) ?? []),
    now,
  );
  const ready: Job[] = [];
  const parked: number[] = [];
  for (const job of due) {
    const group = groupOf(job);
    const others = group === null ? 0 : (held.get(group) ?? 0);
    if (group !== null && others >= limitOf(job.functionId)) {
      parked.push(job.id);
      continue;
    }
    ready.push(job);
    if (group !== null) {
      held.set(group, others + 1);
    }
  }
  return { ready, parked };
}

/** How many slots of each group are held. Counted under the groups' locks: two processes cannot both take the last slot. */
async function countHeld(tx: Tx, groups: readonly string[], now: Date): Promise<Map<string, number>> {
  const keys = [...new Set(groups)];
  if (keys.length === 0) {
    return new Map();
  }
  await lockKeys(tx, keys, now);
  const rows = await tx
    .select({ key: workflowJobs.concurrencyKey, held: count() })
    .from(workflowJobs)
    .where(and(inArray(workflowJobs.concurrencyKey, keys), eq(workflowJobs.holdsSlot, true)))
    .groupBy(workflowJobs.concurrencyKey);
  return new Map(rows.flatMap(({ key, held }) => (key === null ? [] : [[key, Number(held)] as const])));
}

/** A claim, as later writes must still hold it. */
export type Claim = Pick<Job, 'id' | 'generation' | 'concurrencyKey'>;

/**
 * Takes a claimed job out of the queue; false where the claim is no longer this one's, so that nothing may be written. The
 * slot that it held goes to the next of its group.
 */
export async function finishJob(tx: Tx, claim: Claim, now: Date): Promise<boolean> {
  const deleted = await tx
    .delete(workflowJobs)
    .where(and(eq(workflowJobs.id, claim.id), eq(workflowJobs.generation, claim.generation)));
  if (affectedRows(deleted) === 0) {
    return false;
  }
  await passSlotsOn(tx, slotsOf([claim]), now);
  return true;
}

const slotsOf = (claims: readonly Claim[]) => claims.flatMap(({ concurrencyKey }) => concurrencyKey ?? []);

/** The same for several claims at once; answers those that are still whose they were. */
export async function finishJobs<Held extends Claim>(
  tx: Tx,
  claims: readonly Held[],
  now: Date,
): Promise<readonly Held[]> {
  const rows = await tx
    .select({ id: workflowJobs.id, generation: workflowJobs.generation })
    .from(workflowJobs)
    .where(
      inArray(
        workflowJobs.id,
        claims.map(({ id }) => id),
      ),
    )
    .for('update');
  const generations = new Map(rows.map(({ id, generation }) => [id, generation]));
  const held = claims.filter(({ id, generation }) => generations.get(id) === generation);
  if (held.length > 0) {
    await tx.delete(workflowJobs).where(
      inArray(
        workflowJobs.id,
        held.map(({ id }) => id),
      ),
    );
    await passSlotsOn(tx, slotsOf(held), now);
  }
  return held;
}

/** Gives a claimed job back for another to do later. */
export async function putOff(tx: Tx, claim: Claim, dueAt: Date, now: Date): Promise<void> {
  await tx
    .update(workflowJobs)
    .set({ dueAt, leasedBy: null, holdsSlot: false })
    .where(and(eq(workflowJobs.id, claim.id), eq(workflowJobs.generation, claim.generation)));
  await passSlotsOn(tx, slotsOf([claim]), now);
}

/** Lengthens a claim in the transaction that writes under it; false where it is no longer this one's. */
export async function keepClaim(
  tx: Tx,
  claim: Pick<Job, 'id' | 'generation' | 'runId'>,
  leaseUntil: Date,
): Promise<boolean> {
  const kept = await tx
    .update(workflowJobs)
    .set({ dueAt: leaseUntil, attempt: 0 })
    .where(
      and(
        eq(workflowJobs.id, claim.id),
        eq(workflowJobs.generation, claim.generation),
        eq(workflowJobs.runId, claim.runId),
      ),
    );
  return affectedRows(kept) > 0;
}

/** The heartbeat: lengthens all claims of a worker that it still holds. */
export async function extendClaims(db: Db, worker: string, ids: readonly number[], leaseUntil: Date): Promise<void> {
  if (ids.length > 0) {
    await db
      .update(workflowJobs)
      .set({ dueAt: leaseUntil })
      .where(and(eq(workflowJobs.leasedBy, worker), inArray(workflowJobs.id, [...ids])));
  }
}

/** Gives claims back at once, as a worker does that stops: what it still writes is refused. */
export async function returnClaims(db: Db, worker: string, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length > 0) {
    await db
      .update(workflowJobs)
      .set({ dueAt: now, leasedBy: null, generation: sql`${workflowJobs.generation} + 1` })
      .where(and(eq(workflowJobs.leasedBy, worker), inArray(workflowJobs.id, [...ids])));
  }
}

/** Takes all jobs of some runs out of the queue. */
export async function dropJobsOfRuns(tx: Tx, runIds: readonly string[], now: Date): Promise<void> {
  const ofRuns = inArray(workflowJobs.runId, [...runIds]);
  const left = await tx
    .select({ key: workflowJobs.concurrencyKey, holdsSlot: workflowJobs.holdsSlot })
    .from(workflowJobs)
    .where(ofRuns);
  if (left.length > 0) {
    await tx.delete(workflowJobs).where(ofRuns);
    await passSlotsOn(
      tx,
      left.flatMap(({ key, holdsSlot }) => (key !== null && holdsSlot ? [key] : [])),
      now,
    );
  }
}

/** Slots that have become free, each named by its group, go to the jobs that have waited longest for them: those are due. */
export async function passSlotsOn(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  const free = new Map<string, number>();
  for (const key of keys) {
    free.set(key, (free.get(key) ?? 0) + 1);
  }
  const longest = [...free].map(([key, slots]) =>
    tx
      .select({ id: workflowJobs.id })
      .from(workflowJobs)
      .where(
        and(eq(workflowJobs.concurrencyKey, key), eq(workflowJobs.holdsSlot, false), eq(workflowJobs.dueAt, never)),
      )
      .orderBy(asc(workflowJobs.id))
      .limit(slots),
  );
  const [first, second, ...others] = longest;
  if (!first) {
    return;
  }
  await lockKeys(tx, [...free.keys()], now);
  const waiting = await (second ? unionAll(first, second, ...others) : first);
  if (waiting.length > 0) {
    const ids = waiting.map(({ id }) => id);
    await tx.update(workflowJobs).set({ dueAt: now }).where(inArray(workflowJobs.id, ids));
  }
}

/** When the next job is due after `now`, leases and waiting groups left out. */
export async function nextDue(db: Db, now: Date, kinds: readonly JobKind[]): Promise<Date | undefined> {
  const [row] = await db
    .select({ dueAt: workflowJobs.dueAt })
    .from(workflowJobs)
    .where(and(gt(workflowJobs.dueAt, now), inArray(workflowJobs.kind, [...kinds]), lt(workflowJobs.dueAt, never)))
    .orderBy(asc(workflowJobs.dueAt))
    .limit(1);
  return row?.dueAt;
}
