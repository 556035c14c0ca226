import type { Context } from '@/lib/context';
import type { ImportStep } from './model';
import { moveImport } from './queries';

/** A page that looks every second need not be told more often. */
const pauseMs = 500;

/**
 * Writes how far an import is, now and then; what cannot be written is left out, since the next will be. `settled` waits until
 * nothing is under way any more.
 */
export function noteProgress(ctx: Context, importId: string, state: 'checking' | 'running') {
  let last = 0;
  let writing: Promise<unknown> = Promise.resolve();
  let isWriting = false;
  return {
    note(step: ImportStep, done: number, total: number): void {
      const now = performance.now();
      if (isWriting || now - last < pauseMs) {
        return;
      }
      last = now;
      isWriting = true;
      writing = moveImport(ctx.db, importId, state, { step, done, total, updatedAt: ctx.now })
        .catch(() => {})
        .finally(() => {
          isWriting = false;
        });
    },
    settled: () => writing,
  };
}
