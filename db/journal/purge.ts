import { and, asc, eq, inArray, isNotNull, like, lt, notInArray } from 'drizzle-orm';
import type { Db } from '../client';
import { affectedRows } from '../results';
import {
  learnerOutbox,
  siteOutbox,
  workflowAttempts,
  workflowEvents,
  workflowJobs,
  workflowKeys,
  workflowRuns,
  workflowSteps,
  workflowWaits,
} from '../schema';
import { never, passSlotsOn } from './jobs';
import { inJournal } from './transaction';

const dayMs = 86_400_000;
/** Days that runs are kept after their end, and events after they were taken. */
const keptDays = { runs: 30, outbox: 30, events: 2 } as const;
/** Rows of one statement: none holds its locks for long. */
const portion = 500;

/**
 * Clears away what the journal need not keep: ended runs with their steps, events that were taken, keys and waits whose time is
 * over. Also wakes groups that wait for a slot which nobody holds any more. Answers how many rows went.
 */
export async function purgeJournal(db: Db, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const counts = [
    await purgeRuns(db, before(keptDays.runs)),
    await inPortions(() =>
      db
        .delete(workflowEvents)
        .where(lt(workflowEvents.takenAt, before(keptDays.events)))
        .limit(portion),
    ),
    await inPortions(() => db.delete(workflowKeys).where(lt(workflowKeys.expiresAt, now)).limit(portion)),
    await inPortions(() => db.delete(workflowWaits).where(lt(workflowWaits.expiresAt, now)).limit(portion)),
    await inPortions(() =>
      db
        .delete(siteOutbox)
        .where(lt(siteOutbox.takenAt, before(keptDays.outbox)))
        .limit(portion),
    ),
    await inPortions(() =>
      db
        .delete(learnerOutbox)
        .where(lt(learnerOutbox.takenAt, before(keptDays.outbox)))
        .limit(portion),
    ),
  ];
  await wakeGroups(db, now);
  return counts.reduce((sum, many) => sum + many, 0);
}

async function purgeRuns(db: Db, before: Date): Promise<number> {
  return await inPortions(async () => {
    const rows = await db
      .select({ id: workflowRuns.id })
      .from(workflowRuns)
      .where(lt(workflowRuns.endedAt, before))
      .orderBy(asc(workflowRuns.endedAt))
      .limit(portion);
    return await deleteRuns(
      db,
      rows.map(({ id }) => id),
    );
  });
}

async function deleteRuns(db: Db, ids: readonly string[]): Promise<unknown> {
  if (ids.length === 0) {
    return { rowsAffected: 0 };
  }
  await db.delete(workflowSteps).where(inArray(workflowSteps.runId, [...ids]));
  await db.delete(workflowAttempts).where(inArray(workflowAttempts.runId, [...ids]));
  return await db.delete(workflowRuns).where(inArray(workflowRuns.id, [...ids]));
}

/** Clears away ended runs, and events that were taken, whose data names `userId`. Answers how many rows went. */
export async function purgeRunsNaming(db: Db, userId: string): Promise<number> {
  const naming = `%"${userId}"%`;
  const runs = await inPortions(async () => {
    const rows = await db
      .select({ id: workflowRuns.id })
      .from(workflowRuns)
      .where(and(isNotNull(workflowRuns.endedAt), like(workflowRuns.events, naming)))
      .limit(portion);
    return await deleteRuns(
      db,
      rows.map(({ id }) => id),
    );
  });
  const events = [
    await db.delete(workflowEvents).where(and(isNotNull(workflowEvents.takenAt), like(workflowEvents.event, naming))),
    await db.delete(siteOutbox).where(and(isNotNull(siteOutbox.takenAt), like(siteOutbox.data, naming))),
    await db.delete(learnerOutbox).where(and(eq(learnerOutbox.userId, userId), isNotNull(learnerOutbox.takenAt))),
  ];
  return events.reduce((sum: number, result) => sum + affectedRows(result), runs);
}

async function inPortions(remove: () => PromiseLike<unknown>): Promise<number> {
  for (let sum = 0; ; ) {
    const many = affectedRows(await remove());
    sum += many;
    if (many < portion) {
      return sum;
    }
  }
}

async function wakeGroups(db: Db, now: Date): Promise<void> {
  const held = db
    .select({ key: workflowJobs.concurrencyKey })
    .from(workflowJobs)
    .where(and(eq(workflowJobs.holdsSlot, true), isNotNull(workflowJobs.concurrencyKey)));
  const stuck = await db
    .selectDistinct({ key: workflowJobs.concurrencyKey })
    .from(workflowJobs)
    .where(and(eq(workflowJobs.dueAt, never), notInArray(workflowJobs.concurrencyKey, held)));
  for (const { key } of stuck) {
    if (key !== null) {
      await inJournal(db, (tx) => passSlotsOn(tx, [key], now));
    }
  }
}
