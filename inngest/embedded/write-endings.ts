import type { Db } from '@/db/client';
import { type CompletedRun, completeRuns, inJournal } from '@/db/journal';

/** How long an ending waits for others that are on their way. */
const gatherMs = 20;

interface Waiting {
  readonly completed: CompletedRun;
  readonly onWritten: (isWritten: boolean) => void;
}

/**
 * Writes the ends of runs together: those of calls that were begun together come soon after another, and a transaction for each
 * would cost more than most of the calls. An ending waits for as long as other calls are at work, and no longer than a moment.
 * The function that is answered resolves to whether it was written; what was not is to be written by itself, which says why.
 */
export function createEndings(options: {
  readonly db: Db;
  readonly now: () => Date;
  /** Calls that are at work, those whose end waits among them. */
  readonly countCalls: () => number;
}): (completed: CompletedRun) => Promise<boolean> {
  const { db, now, countCalls } = options;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const write = async () => {
    clearTimeout(timer);
    timer = undefined;
    const group = waiting;
    waiting = [];
    const left = await inJournal(db, (tx) =>
      completeRuns(
        tx,
        group.map(({ completed }) => completed),
        now(),
      ),
    ).catch(() => undefined);
    for (const { completed, onWritten } of group) {
      onWritten(left !== undefined && !left.includes(completed));
    }
  };
  return (completed) =>
    new Promise((done) => {
      waiting.push({ completed, onWritten: done });
      if (waiting.length >= countCalls()) {
        void write();
      } else {
        timer ??= setTimeout(() => void write(), gatherMs);
      }
    });
}
