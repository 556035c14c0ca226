import { and, eq, lte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { affectedRows, isLockFailure, unchanged } from '@/db/results';
import { courseGrades, rollupGrades, rollupMarks, rollupParts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { computeDay } from './compute-day';
import { prepareRetention } from './prepare-retention';
import { storeDay } from './store-day';

/** A part of a course's rollups: a day, `grades`, or `videos`, the retention of its videos. */
export interface RollupPart {
  readonly courseKey: string;
  readonly part: string;
}
export const gradesPart = 'grades';
export const videosPart = 'videos';

const tries = 5;
/** For how long a part that could not be worked out lets others go first. */
const laterMs = 3_600_000;

/**
 * Works a part out from its rows, puts that in the place of what was there, and takes its mark away, in one transaction. Whoever
 * read before another wrote does not write: the part is read again. `busy` where others were faster each time: the mark stands. It stands
 * as well where the part cannot be worked out, which throws, and is put behind the others.
 */
export async function refreshPart(
  ctx: Pick<Context, 'db' | 'courseware' | 'now'>,
  target: RollupPart,
): Promise<'refreshed' | 'busy'> {
  try {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      if (await tryRefresh(ctx, target)) {
        return 'refreshed';
      }
    }
    return 'busy';
  } catch (error) {
    await ctx.db
      .update(rollupMarks)
      .set({ markedAt: new Date(ctx.now.getTime() + laterMs) })
      .where(and(eq(rollupMarks.courseKey, target.courseKey), eq(rollupMarks.part, target.part)));
    throw error;
  }
}

/** The version is read before the mark and before the rows: that nobody wrote since then means that neither is older. */
async function tryRefresh(
  ctx: Pick<Context, 'db' | 'courseware' | 'now'>,
  { courseKey, part }: RollupPart,
): Promise<boolean> {
  const { db } = ctx;
  const here = and(eq(rollupParts.courseKey, courseKey), eq(rollupParts.part, part));
  await db
    .insert(rollupParts)
    .values({ courseKey, part, version: 0, computedAt: ctx.now })
    .onDuplicateKeyUpdate({ set: { version: unchanged(rollupParts.version) } });
  const [stood] = await db.select({ version: rollupParts.version }).from(rollupParts).where(here);
  const marked = and(eq(rollupMarks.courseKey, courseKey), eq(rollupMarks.part, part));
  const [mark] = await db.select({ mark: rollupMarks.mark }).from(rollupMarks).where(marked);
  const store = await prepare(ctx, courseKey, part);
  try {
    return await db.transaction(async (tx) => {
      const version = stood?.version ?? 0;
      const taken = await tx
        .update(rollupParts)
        .set({ version: version + 1, computedAt: ctx.now })
        .where(and(here, eq(rollupParts.version, version)));
      if (affectedRows(taken) === 0) {
        return false;
      }
      await store(tx);
      if (mark) {
        await tx.delete(rollupMarks).where(and(marked, lte(rollupMarks.mark, mark.mark)));
      }
      return true;
    });
  } catch (error) {
    if (isLockFailure(error)) {
      return false;
    }
    throw error;
  }
}

/** Reads what a part is worked out from; answers how it is stored. */
function prepare(ctx: Pick<Context, 'db' | 'courseware'>, courseKey: string, part: string) {
  switch (part) {
    case gradesPart:
      return prepareGrades(ctx, courseKey);
    case videosPart:
      return prepareRetention(ctx, courseKey);
    default:
      return prepareDay(ctx, courseKey, part);
  }
}

async function prepareDay(ctx: Pick<Context, 'db' | 'courseware'>, courseKey: string, day: string) {
  const computed = await computeDay(ctx, { courseKey, day });
  return (tx: Tx) => storeDay(tx, { courseKey, day, computed });
}

async function prepareGrades({ db }: Pick<Context, 'db'>, courseKey: string) {
  const percent = sql<number>`round(${courseGrades.percent} * 100)`;
  const rows = await db
    .select({
      percent,
      learners: sql<number>`count(*)`,
      passed: sql<number>`sum(${courseGrades.isPassed} = 1)`,
    })
    .from(courseGrades)
    .where(eq(courseGrades.courseKey, courseKey))
    .groupBy(percent);
  return async (tx: Tx) => {
    await tx.delete(rollupGrades).where(eq(rollupGrades.courseKey, courseKey));
    if (rows.length > 0) {
      await tx.insert(rollupGrades).values(
        rows.map((row) => ({
          courseKey,
          percent: Number(row.percent),
          learners: Number(row.learners),
          passed: Number(row.passed),
        })),
      );
    }
  };
}
