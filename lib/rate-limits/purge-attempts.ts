import { lt } from 'drizzle-orm';
import { affectedRows } from '@/db/results';
import { rateLimits } from '@/db/schema';
import type { Context } from '@/lib/context';

/** Longer than any window. */
const keptMs = 86_400_000;
const batchSize = 1000;

/** Removes counts whose window ended a day ago: one row stays for everybody who ever tried something. Answers how many. */
export async function purgeAttempts(ctx: Pick<Context, 'db' | 'now'>): Promise<{ readonly removed: number }> {
  const before = new Date(ctx.now.getTime() - keptMs);
  for (let removed = 0; ; ) {
    const gone = affectedRows(
      await ctx.db.delete(rateLimits).where(lt(rateLimits.windowStart, before)).limit(batchSize),
    );
    removed += gone;
    if (gone < batchSize) {
      return { removed };
    }
  }
}
