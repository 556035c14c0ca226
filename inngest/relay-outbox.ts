import type { Inngest } from 'inngest';
import type { Db } from '@/db/client';
import { inJournal, lockCursor, markTaken, readOutbox, rowsOf } from '@/db/journal';
import { log } from '@/lib/log';

/** Most events of each outbox in one request. */
const limit = 100;
/** Inngest knows an event's id again for 24 hours. */
const alarmAfterMs = 12 * 3_600_000;

/**
 * Sends what waits in the outboxes to Inngest, with the row's id as the event's, and marks it as taken afterwards. One process at
 * a time. A crash between the two sends it again, which Inngest knows by the id, within a day: what is much older is logged.
 * Answers how many events went.
 */
export async function relayOutbox(db: Db, inngest: Pick<Inngest, 'send'>, now: Date): Promise<number> {
  return await inJournal(db, async (tx) => {
    if (!(await lockCursor(tx))) {
      return 0;
    }
    const waiting = await readOutbox(db, limit);
    const [oldest] = waiting;
    if (!oldest) {
      return 0;
    }
    if (oldest.event.ts < now.getTime() - alarmAfterMs) {
      log.error('Events wait for Inngest', { since: new Date(oldest.event.ts).toISOString() });
    }
    await inngest.send(
      waiting.map(({ event: { id, name, data, ts, user } }) => ({ id, name, data, ts, ...(user ? { user } : {}) })),
    );
    await markTaken(db, rowsOf(waiting), now);
    return waiting.length;
  });
}
