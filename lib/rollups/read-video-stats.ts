import { and, asc, between, eq } from 'drizzle-orm';
import { rollupRetention, rollupVideos } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type DayRange, listDays } from './days';

export interface VideoStats {
  readonly block: string;
  /** Days of the range on which it was watched, the first first. */
  readonly days: readonly { readonly day: string; readonly minutes: number; readonly learners: number }[];
  /** Of the range. */
  readonly minutes: number;
  /** Everybody who has ever played it. */
  readonly learners: number;
  /** How many of them have played each fiftieth of it, from its beginning to its end. */
  readonly retention: readonly number[];
}

/** What was watched of a course's videos within some days, and how far into them learners ever came. */
export async function readVideoStats(
  ctx: Context,
  input: { readonly courseKey: string } & DayRange,
): Promise<readonly VideoStats[]> {
  const { courseKey, from, to } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  listDays(input);
  const [days, retention] = await Promise.all([
    ctx.db
      .select()
      .from(rollupVideos)
      .where(and(eq(rollupVideos.courseKey, courseKey), between(rollupVideos.day, from, to)))
      .orderBy(asc(rollupVideos.day)),
    ctx.db.select().from(rollupRetention).where(eq(rollupRetention.courseKey, courseKey)),
  ]);
  const daysOf = Map.groupBy(days, (row) => row.block);
  return retention
    .map(({ block, learners, parts }) => {
      const own = daysOf.get(block) ?? [];
      return {
        block,
        days: own.map((row) => ({ day: row.day, minutes: row.seconds / 60, learners: row.learners })),
        minutes: own.reduce((sum, row) => sum + row.seconds, 0) / 60,
        learners,
        retention: parts,
      };
    })
    .sort((one, other) => (one.block < other.block ? -1 : 1));
}
