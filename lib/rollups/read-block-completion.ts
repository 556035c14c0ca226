import { and, between, eq, sql } from 'drizzle-orm';
import { rollupBlocks } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type DayRange, listDays } from './days';

/** How many learners completed each block of a course within some days. A block is completed once, so that days can be added. */
export async function readBlockCompletion(
  ctx: Context,
  input: { readonly courseKey: string } & DayRange,
): Promise<ReadonlyMap<string, number>> {
  const { courseKey, from, to } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  listDays(input);
  const rows = await ctx.db
    .select({ block: rollupBlocks.block, completed: sql<number>`sum(${rollupBlocks.completed})` })
    .from(rollupBlocks)
    .where(and(eq(rollupBlocks.courseKey, courseKey), between(rollupBlocks.day, from, to)))
    .groupBy(rollupBlocks.block);
  return new Map(rows.map(({ block, completed }) => [block, Number(completed)]));
}
