import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Tx } from '../client';
import { isLockFailure } from '../results';

const tries = 10;
/** Connections that are read committed by themselves. */
const settled = new WeakSet<Db>();

export const keepReadCommitted = (db: Db): void => void settled.add(db);

/**
 * Runs `work` in a transaction of the journal, again where MySQL ended it because of a lock. Read committed: a claim must not
 * lock the gaps between jobs, where other processes put theirs.
 */
export async function inJournal<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work, settled.has(db) ? undefined : { isolationLevel: 'read committed' });
    } catch (error) {
      if (attempt === tries || !isLockFailure(error)) {
        throw error;
      }
      await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 5));
    }
  }
}
