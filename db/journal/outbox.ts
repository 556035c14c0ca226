import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../client';
import { learnerOutbox, siteOutbox, workflowCursor } from '../schema';
import type { JournalEvent } from './model';

/**
 * The two outboxes, read in order. A row counts as waiting until it is marked, so that one whose transaction commits late,
 * below rows that are taken already, is found all the same: no position is kept that could pass it by.
 *
 * A transaction touches one keyspace, and the journal is not in the learner's. So the journal notes, in the transaction that
 * starts the runs, which rows it took, and the rows are marked afterwards; whoever routes next first marks what is noted.
 */
export type OutboxName = 'site' | 'learner';

export interface OutboxEvent {
  readonly outbox: OutboxName;
  readonly seq: number;
  readonly event: JournalEvent;
}

export type OutboxRows = Readonly<Record<OutboxName, readonly number[]>>;

const cursorName = 'outbox';

/** Makes the cursor's row where there is none yet. */
export async function prepareCursor(db: Db): Promise<void> {
  await db
    .insert(workflowCursor)
    .ignore()
    .values({ name: cursorName, number: 0, batch: { site: [], learner: [] } });
}

/** Locks the cursor to the end of the transaction; undefined where another process routes at this moment. */
export async function lockCursor(tx: Tx): Promise<{ number: number; batch: OutboxRows } | undefined> {
  const [row] = await tx
    .select()
    .from(workflowCursor)
    .where(eq(workflowCursor.name, cursorName))
    .for('update', { skipLocked: true });
  return row && { number: row.number, batch: row.batch as OutboxRows };
}

export async function moveCursor(tx: Tx, number: number, batch: OutboxRows): Promise<void> {
  await tx.update(workflowCursor).set({ number, batch }).where(eq(workflowCursor.name, cursorName));
}

/** The oldest events of both outboxes that wait, `limit` of each. */
export async function readOutbox(db: Db, limit: number): Promise<readonly OutboxEvent[]> {
  const [site, learner] = await Promise.all([
    db.select().from(siteOutbox).where(isNull(siteOutbox.takenAt)).orderBy(asc(siteOutbox.seq)).limit(limit),
    db.select().from(learnerOutbox).where(isNull(learnerOutbox.takenAt)).orderBy(asc(learnerOutbox.seq)).limit(limit),
  ]);
  return [...site.map((row) => asEvent('site', row)), ...learner.map((row) => asEvent('learner', row))];
}

function asEvent(outbox: OutboxName, row: typeof siteOutbox.$inferSelect): OutboxEvent {
  const data = row.data as JournalEvent['data'];
  const event = { id: row.id, name: row.name, data, ts: row.createdAt.getTime() };
  return { outbox, seq: row.seq, event: row.origin === null ? event : { ...event, user: row.origin } };
}

/** Marks rows as taken; those that are marked already stay as they are. */
export async function markTaken(db: Db, rows: OutboxRows, now: Date): Promise<void> {
  const taken = { takenAt: now };
  if (rows.site.length > 0) {
    await db
      .update(siteOutbox)
      .set(taken)
      .where(and(inArray(siteOutbox.seq, [...rows.site]), isNull(siteOutbox.takenAt)));
  }
  if (rows.learner.length > 0) {
    await db
      .update(learnerOutbox)
      .set(taken)
      .where(and(inArray(learnerOutbox.seq, [...rows.learner]), isNull(learnerOutbox.takenAt)));
  }
}

/** The rows of a list of events, by outbox. */
export const rowsOf = (events: readonly OutboxEvent[]): OutboxRows => ({
  site: events.filter(({ outbox }) => outbox === 'site').map(({ seq }) => seq),
  learner: events.filter(({ outbox }) => outbox === 'learner').map(({ seq }) => seq),
});
