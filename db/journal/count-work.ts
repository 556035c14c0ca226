import { count, eq, inArray, isNull, min, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { learnerOutbox, siteOutbox, workflowEvents, workflowJobs, workflowRuns } from '../schema';

export interface JournalWork {
  /** Events that no function has been started for yet, runs that are due, at work, or to be tried again, and batches that gather. */
  readonly unfinished: number;
  /** Runs that sleep or wait. */
  readonly waiting: number;
  /** Runs that have not ended. */
  readonly runs: number;
  /** Batches and debounced runs that gather events, and runs to be made again. */
  readonly gathering: number;
  /** Runs that failed for good, as long as the journal keeps them. */
  readonly failed: number;
  /** Since when the oldest of what is unfinished has been so. */
  readonly oldest: Date | undefined;
}

/** Counts what the embedded engine has to do. */
export async function countWork(db: Db): Promise<JournalWork> {
  const [outboxes, [sent], [active], [calling], [gathering], [failed]] = await Promise.all([
    Promise.all([siteOutbox, learnerOutbox].map((outbox) => countWaiting(db, outbox))),
    db
      .select({ many: count(), oldest: min(workflowEvents.createdAt) })
      .from(workflowEvents)
      .where(isNull(workflowEvents.takenAt)),
    db
      .select({ many: count() })
      .from(workflowRuns)
      .where(inArray(workflowRuns.status, ['queued', 'running'])),
    db
      .select({ many: sql<number>`count(distinct ${workflowRuns.id})`, oldest: min(workflowRuns.createdAt) })
      .from(workflowJobs)
      .innerJoin(workflowRuns, eq(workflowRuns.id, workflowJobs.runId))
      .where(eq(workflowJobs.kind, 'call')),
    db
      .select({ many: count() })
      .from(workflowJobs)
      .where(inArray(workflowJobs.kind, ['batch', 'debounce', 'retry'])),
    db.select({ many: count() }).from(workflowRuns).where(eq(workflowRuns.status, 'failed')),
  ]);
  const events = [...outboxes, sent];
  const oldest = [...events, calling].flatMap((row) => row?.oldest ?? []);
  const calls = Number(calling?.many ?? 0);
  return {
    unfinished: events.reduce((sum, row) => sum + Number(row?.many ?? 0), 0) + calls + Number(gathering?.many ?? 0),
    waiting: Number(active?.many ?? 0) - calls,
    runs: Number(active?.many ?? 0),
    gathering: Number(gathering?.many ?? 0),
    failed: Number(failed?.many ?? 0),
    oldest: oldest.length > 0 ? new Date(Math.min(...oldest.map((at) => at.getTime()))) : undefined,
  };
}

async function countWaiting(db: Db, outbox: typeof siteOutbox | typeof learnerOutbox) {
  const [row] = await db
    .select({ many: count(), oldest: min(outbox.createdAt) })
    .from(outbox)
    .where(isNull(outbox.takenAt));
  return row;
}

/** Events of the outboxes that wait, for whichever engine. */
export async function countOutbox(db: Db): Promise<{ readonly waiting: number; readonly oldest: Date | undefined }> {
  const rows = await Promise.all([siteOutbox, learnerOutbox].map((outbox) => countWaiting(db, outbox)));
  const oldest = rows.flatMap((row) => row?.oldest ?? []);
  return {
    waiting: rows.reduce((sum, row) => sum + Number(row?.many ?? 0), 0),
    oldest: oldest.length > 0 ? new Date(Math.min(...oldest.map((at) => at.getTime()))) : undefined,
  };
}
