import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rollupRetention, videoWatches } from '@/db/schema';
import type { Context } from '@/lib/context';

/** Parts that a film is divided into, as `video_watches` has them. */
const parts = 50;

/**
 * Works out how many learners have ever played each part of each of a course's videos: whoever played one on two days is one. The
 * bits are counted by MySQL, so that what is read grows with videos, not with learners.
 */
export async function prepareRetention({ db }: Pick<Context, 'db'>, courseKey: string) {
  const watched = db
    .select({
      userId: videoWatches.userId,
      block: videoWatches.block,
      played: sql<number>`bit_or(${videoWatches.parts})`.as('played'),
    })
    .from(videoWatches)
    .where(eq(videoWatches.courseKey, courseKey))
    .groupBy(videoWatches.userId, videoWatches.block)
    .as('watched');
  const numbers = Array.from({ length: parts }, (_, part) => part);
  const columns = numbers.map((part) => {
    const bit = sql.raw(String(part));
    return [`part${part}`, sql<number>`sum((${watched.played} >> ${bit}) & 1)`] as const;
  });
  const rows = await db
    .select({ block: watched.block, learners: sql<number>`count(*)`, played: { ...Object.fromEntries(columns) } })
    .from(watched)
    .groupBy(watched.block);
  return async (tx: Tx) => {
    await tx.delete(rollupRetention).where(eq(rollupRetention.courseKey, courseKey));
    if (rows.length > 0) {
      await tx.insert(rollupRetention).values(
        rows.map(({ block, learners, played }) => ({
          courseKey,
          block,
          learners: Number(learners),
          parts: numbers.map((part) => Number(played[`part${part}`] ?? 0)),
        })),
      );
    }
  };
}
