import { and, eq, inArray, sql } from 'drizzle-orm';
import { attempts, rollupMarks } from '@/db/schema';
import type { Context } from '@/lib/context';
import { dayOf } from './days';
import { gradesPart } from './refresh-part';

/** What of a course changed, as its events tell it. */
export interface RollupChanges {
  readonly courseKey: string;
  /** Instants at which something happened, in milliseconds since 1970. */
  readonly at: readonly number[];
  /** Answers that were graded again: the days on which they were given are to be worked out anew. */
  readonly rescored: readonly { readonly userId: string; readonly block: string }[];
  readonly hasNewGrades: boolean;
}

/** Marks the parts of a course that rows have come to. Marking twice does no harm. Answers how many parts it marked. */
export async function markRollups(
  ctx: Pick<Context, 'db' | 'now'>,
  { courseKey, at, rescored, hasNewGrades }: RollupChanges,
): Promise<{ readonly marked: number }> {
  const parts = new Set(at.map((instant) => dayOf(new Date(instant))));
  for (const [userId, blocks] of Map.groupBy(rescored, (one) => one.userId)) {
    const rows = await ctx.db
      .select({ submittedAt: attempts.submittedAt })
      .from(attempts)
      .where(
        and(
          eq(attempts.userId, userId),
          eq(attempts.courseKey, courseKey),
          inArray(attempts.block, [...new Set(blocks.map(({ block }) => block))]),
        ),
      );
    for (const { submittedAt } of rows) {
      parts.add(dayOf(submittedAt));
    }
  }
  if (hasNewGrades) {
    parts.add(gradesPart);
  }
  return { marked: await markParts(ctx, courseKey, parts) };
}

/** Answers how many parts it marked. */
export async function markParts(
  { db, now }: Pick<Context, 'db' | 'now'>,
  courseKey: string,
  parts: ReadonlySet<string>,
): Promise<number> {
  if (parts.size > 0) {
    // In one order, so that two that mark the same days do not wait for each other in a ring.
    await db
      .insert(rollupMarks)
      .values([...parts].sort().map((part) => ({ courseKey, part, mark: 1, markedAt: now })))
      .onDuplicateKeyUpdate({ set: { mark: sql`${rollupMarks.mark} + 1` } });
  }
  return parts.size;
}
