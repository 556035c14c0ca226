import { and, eq, gte } from 'drizzle-orm';
import { rollupParts, videoWatches } from '@/db/schema';
import type { Context } from '@/lib/context';
import { markParts } from './mark-rollups';
import { videosPart } from './refresh-part';

/** Where the last look is noted: no course has this key. */
const lookedAt = { courseKey: '', part: videosPart } as const;
/** Clocks of several machines differ, and transactions end late: what came shortly before the last look is marked once more. */
const overlapMs = 120_000;

/**
 * Marks the days on which videos were watched since this was last called, and the retention of their courses. A player says every few
 * seconds what is played, and no event tells of it: this looks instead. Answers how many parts it marked.
 */
export async function markWatched(ctx: Pick<Context, 'db' | 'now'>): Promise<{ readonly marked: number }> {
  const { db, now } = ctx;
  const isLook = and(eq(rollupParts.courseKey, lookedAt.courseKey), eq(rollupParts.part, lookedAt.part));
  const [last] = await db.select({ at: rollupParts.computedAt }).from(rollupParts).where(isLook);
  const rows = await db
    .selectDistinct({ courseKey: videoWatches.courseKey, day: videoWatches.day })
    .from(videoWatches)
    .where(last && gte(videoWatches.updatedAt, new Date(last.at.getTime() - overlapMs)));
  let marked = 0;
  for (const [courseKey, days] of Map.groupBy(rows, (row) => row.courseKey)) {
    marked += await markParts(ctx, courseKey, new Set([...days.map(({ day }) => day), videosPart]));
  }
  await db
    .insert(rollupParts)
    .values({ ...lookedAt, version: 0, computedAt: now })
    .onDuplicateKeyUpdate({ set: { computedAt: now } });
  return { marked };
}
