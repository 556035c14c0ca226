import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client';
import { workflowBatchEvents, workflowJobs, workflowRuns } from '../schema';
import { enqueue, enqueueAnew } from './jobs';
import { lockKey, lockKeys } from './keys';
import type { JournalEvent } from './model';

/** What a debounce job carries. */
export interface DebounceData {
  readonly event: JournalEvent;
  /** Milliseconds since 1970 of the group's first event. */
  readonly since: number;
}

export interface BatchGroup {
  readonly functionId: string;
  readonly groupKey: string;
  readonly maxSize: number;
  readonly timeoutMs: number;
}

export interface Batch<Group extends BatchGroup> {
  readonly group: Group;
  readonly events: readonly JournalEvent[];
}

/**
 * Adds events to batches, each named once; answers the batches that are full by it. What is left waits for more, or for the time
 * to be up. A few statements, however many batches there are.
 */
export async function addToBatches<Group extends BatchGroup>(
  tx: Tx,
  added: readonly Batch<Group>[],
  now: Date,
): Promise<readonly Batch<Group>[]> {
  if (added.length === 0) {
    return [];
  }
  const groupKeys = added.map(({ group }) => group.groupKey);
  await lockKeys(tx, groupKeys, now);
  await tx
    .insert(workflowBatchEvents)
    .values(added.flatMap(({ group: { groupKey }, events }) => events.map((event) => ({ groupKey, event }))));
  const rows = await tx
    .select({ groupKey: workflowBatchEvents.groupKey, size: count() })
    .from(workflowBatchEvents)
    .where(inArray(workflowBatchEvents.groupKey, groupKeys))
    .groupBy(workflowBatchEvents.groupKey);
  const sizes = new Map(rows.map(({ groupKey, size }) => [groupKey, Number(size)]));
  const timerOf = ({ functionId, groupKey, timeoutMs }: BatchGroup) => {
    const dueAt = dueTogether(now, timeoutMs);
    return { kind: 'batch' as const, functionId, stepId: groupKey, dueAt };
  };
  const full: Batch<Group>[] = [];
  const gathering: BatchGroup[] = [];
  for (const { group } of added) {
    const { groupKey, maxSize } = group;
    const size = sizes.get(groupKey) ?? 0;
    if (size < maxSize) {
      gathering.push(group);
      continue;
    }
    for (let left = size; left >= maxSize; left -= maxSize) {
      const taken = await takeBatchEvents(tx, [{ groupKey, maxSize }]);
      full.push({ group, events: taken.get(groupKey) ?? [] });
    }
    if (size % maxSize === 0) {
      await tx.delete(workflowJobs).where(isTimer('batch', [groupKey]));
    } else {
      await enqueueAnew(tx, timerOf(group));
    }
  }
  await enqueue(tx, gathering.map(timerOf));
  return full;
}

const togetherMs = 200;

/** When the time of a batch is up: on one of a few instants of a second, so that many that began at different ones are claimed at once. */
function dueTogether(now: Date, timeoutMs: number): Date {
  const stepMs = Math.min(togetherMs, timeoutMs);
  return new Date(Math.ceil((now.getTime() + timeoutMs) / stepMs) * stepMs);
}

type BatchTaken = Pick<BatchGroup, 'groupKey' | 'maxSize'>;

/** Takes what has gathered in batches whose time is up, by their keys; nothing of one that another worker took. */
export async function takeBatches(
  tx: Tx,
  batches: readonly BatchTaken[],
  now: Date,
): Promise<ReadonlyMap<string, readonly JournalEvent[]>> {
  const groupKeys = batches.map(({ groupKey }) => groupKey);
  await lockKeys(tx, groupKeys, now);
  await tx.delete(workflowJobs).where(isTimer('batch', groupKeys));
  return await takeBatchEvents(tx, batches);
}

async function takeBatchEvents(
  tx: Tx,
  batches: readonly BatchTaken[],
): Promise<ReadonlyMap<string, readonly JournalEvent[]>> {
  const rows = await tx
    .select()
    .from(workflowBatchEvents)
    .where(
      inArray(
        workflowBatchEvents.groupKey,
        batches.map(({ groupKey }) => groupKey),
      ),
    )
    .orderBy(asc(workflowBatchEvents.seq));
  const taken = batches.map(({ groupKey, maxSize }) => ({
    groupKey,
    rows: rows.filter((row) => row.groupKey === groupKey).slice(0, maxSize),
  }));
  const seqs = taken.flatMap((batch) => batch.rows.map(({ seq }) => seq));
  if (seqs.length > 0) {
    await tx.delete(workflowBatchEvents).where(inArray(workflowBatchEvents.seq, seqs));
  }
  return new Map(taken.map((batch) => [batch.groupKey, batch.rows.map(({ event }) => event as JournalEvent)]));
}

export interface DebounceGroup {
  readonly functionId: string;
  readonly groupKey: string;
  readonly periodMs: number;
  /** The longest that the first event of a group may be put off. */
  readonly timeoutMs: number | undefined;
}

/** Puts a debounced run off until nothing has come for the period; only the last event counts. */
export async function debounce(tx: Tx, group: DebounceGroup, event: JournalEvent, now: Date): Promise<void> {
  const { functionId, groupKey, periodMs, timeoutMs } = group;
  await lockKey(tx, groupKey, now);
  const [standing] = await tx
    .select({ data: workflowJobs.data })
    .from(workflowJobs)
    .where(isTimer('debounce', [groupKey]));
  const since = standing ? (standing.data as DebounceData).since : now.getTime();
  const latest = timeoutMs === undefined ? Number.POSITIVE_INFINITY : since + timeoutMs;
  const dueAt = new Date(Math.min(now.getTime() + periodMs, latest));
  await enqueueAnew(tx, { kind: 'debounce', functionId, stepId: groupKey, dueAt, data: { event, since } });
}

/** Takes the event of a debounced run whose time has come; undefined where the run was put off again meanwhile. */
export async function takeDebounced(tx: Tx, groupKey: string, now: Date): Promise<JournalEvent | undefined> {
  await lockKey(tx, groupKey, now);
  const [standing] = await tx
    .select({ data: workflowJobs.data })
    .from(workflowJobs)
    .where(isTimer('debounce', [groupKey]));
  await tx.delete(workflowJobs).where(isTimer('debounce', [groupKey]));
  return standing && (standing.data as DebounceData).event;
}

/** Whether a run of the group has not ended. Under the group's lock, so that of two that start at once one is skipped. */
export async function isGroupBusy(tx: Tx, singletonKey: string, now: Date): Promise<boolean> {
  await lockKey(tx, singletonKey, now);
  const [active] = await tx
    .select({ id: workflowRuns.id })
    .from(workflowRuns)
    .where(and(eq(workflowRuns.singletonKey, singletonKey), inArray(workflowRuns.status, ['queued', 'running'])))
    .limit(1);
  return active !== undefined;
}

const isTimer = (kind: 'batch' | 'debounce', groupKeys: readonly string[]) =>
  and(eq(workflowJobs.runId, ''), eq(workflowJobs.kind, kind), inArray(workflowJobs.stepId, [...groupKeys]));
