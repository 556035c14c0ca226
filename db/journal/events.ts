import { asc, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../client';
import { unchanged } from '../results';
import { workflowEvents } from '../schema';
import type { IncomingEvent, JournalEvent } from './model';

/** Puts events of the engine's own into the journal. An id that is there already came by a send that was repeated. */
export async function sendEvents(
  tx: Tx | Db,
  sent: readonly (IncomingEvent & { readonly internalId: string })[],
  now: Date,
): Promise<void> {
  if (sent.length > 0) {
    await tx
      .insert(workflowEvents)
      .values(
        sent.map(({ internalId, event, isIdGiven }) => ({
          id: internalId,
          name: event.name,
          event,
          isIdGiven,
          createdAt: now,
        })),
      )
      .onDuplicateKeyUpdate({ set: { id: unchanged(workflowEvents.id) } });
  }
}

/** Events that no routing has taken yet, in order. */
export async function readSentEvents(db: Tx | Db, limit: number) {
  const rows = await db
    .select()
    .from(workflowEvents)
    .where(isNull(workflowEvents.takenAt))
    .orderBy(asc(workflowEvents.seq))
    .limit(limit);
  return rows.map(({ seq, event, isIdGiven }) => ({ seq, event: event as JournalEvent, isIdGiven }));
}

export async function markSentEvents(tx: Tx, seqs: readonly number[], now: Date): Promise<void> {
  if (seqs.length > 0) {
    await tx
      .update(workflowEvents)
      .set({ takenAt: now })
      .where(inArray(workflowEvents.seq, [...seqs]));
  }
}
