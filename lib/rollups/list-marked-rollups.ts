import { asc } from 'drizzle-orm';
import { rollupMarks } from '@/db/schema';
import type { Context } from '@/lib/context';
import type { RollupPart } from './refresh-part';

/** The parts that are to be worked out anew, those that wait longest first. */
export async function listMarkedRollups(
  { db }: Pick<Context, 'db'>,
  { limit }: { readonly limit: number },
): Promise<readonly RollupPart[]> {
  return db
    .select({ courseKey: rollupMarks.courseKey, part: rollupMarks.part })
    .from(rollupMarks)
    .orderBy(asc(rollupMarks.markedAt))
    .limit(limit);
}
