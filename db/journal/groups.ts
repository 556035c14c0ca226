import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../client';
import { workflowBatchEvents, workflowJobs, workflowRuns } from '../schema';
import { enqueue, enqueueAnew } from './jobs';
import { lockKey } from './keys';
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

/** Adds events to a batch; answers the batches that are full by it. What is left waits for more, or for the time to be up. */
export async function addToBatch(
  tx: Tx,
  group: BatchGroup,
  events: readonly JournalEvent[],
  now: Date,
): Promise<readonly (readonly JournalEvent[])[]> {
  const { functionId, groupKey, maxSize, timeoutMs } = group;
  await lockKey(tx, groupKey, now);
  await tx.insert(workflowBatchEvents).values(events.map((event) => ({ groupKey, event })));
  const [row] = await tx
    .select({ size: count() })
    .from(workflowBatchEvents)
    .where(eq(workflowBatchEvents.groupKey, groupKey));
  let size = Number(row?.size ?? 0);
  const full: (readonly JournalEvent[])[] = [];
  for (; size >= maxSize; size -= maxSize) {
    full.push(await takeBatchEvents(tx, groupKey, maxSize));
  }
  const timer = { kind: 'batch' as const, functionId, stepId: groupKey, dueAt: new Date(now.getTime() + timeoutMs) };
  if (size === 0) {
    await tx.delete(workflowJobs).where(isTimer('batch', groupKey));
  } else if (full.length > 0) {
    await enqueueAnew(tx, timer);
  } else {
    await enqueue(tx, [timer]);
  }
  return full;
}

/** Takes what has gathered in a batch, when its time is up. */
export async function takeBatch(
  tx: Tx,
  groupKey: string,
  maxSize: number,
  now: Date,
): Promise<readonly JournalEvent[]> {
  await lockKey(tx, groupKey, now);
  await tx.delete(workflowJobs).where(isTimer('batch', groupKey));
  return await takeBatchEvents(tx, groupKey, maxSize);
}

async function takeBatchEvents(tx: Tx, groupKey: string, limit: number): Promise<readonly JournalEvent[]> {
  const rows = await tx
    .select()
    .from(workflowBatchEvents)
    .where(eq(workflowBatchEvents.groupKey, groupKey))
    .orderBy(asc(workflowBatchEvents.seq))
    .limit(limit);
  if (rows.length > 0) {
    await tx.delete(workflowBatchEvents).where(
      inArray(
        workflowBatchEvents.seq,
        rows.map(({ seq }) => seq),
      ),
    );
  }
  return rows.map(({ event }) => event as JournalEvent);
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
    .where(isTimer('debounce', groupKey));
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
    .where(isTimer('debounce', groupKey));
  await tx.delete(workflowJobs).where(isTimer('debounce', groupKey));
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

const isTimer = (kind: 'batch' | 'debounce', groupKey: string) =>
  and(eq(workflowJobs.runId, ''), eq(workflowJobs.kind, kind), eq(workflowJobs.stepId, groupKey));
