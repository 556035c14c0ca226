import { createHash } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { rateLimits } from '@/db/schema';
import type { Context } from '@/lib/context';
import { limitReached } from '@/lib/errors';
import { type LimitName, limitOf } from './limits';

type LimitContext = Pick<Context, 'db' | 'now'>;

/**
 * Counts one try of `name` by `subject` (a user id, a mail address, a network), or `by` of them, and throws LimitReached
 * `limit.reached`, with the seconds to wait, when the window's count is used up. Counting and asking are one step, so that tries
 * at the same time cannot slip through. Called from actions and routes, never from verbs.
 */
export async function takeAttempt(ctx: LimitContext, name: LimitName, subject: string, by = 1): Promise<void> {
  const { count: allowed, windowSeconds } = limitOf(name);
  const window = windowAt(ctx.now, windowSeconds);
  const used = await countAttempts(ctx.db, attemptKey(name, subject), window.start, by);
  if (used > allowed) {
    throw reached(window.secondsLeft);
  }
}

/** Gives a try back that turned out to be a right one, so that only wrong ones count. */
export async function returnAttempt(ctx: LimitContext, name: LimitName, subject: string): Promise<void> {
  await ctx.db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(eq(rateLimits.key, attemptKey(name, subject)), gt(rateLimits.count, 0)));
}

/** A hash: neither mail addresses nor networks stand readable in a table of counts. */
export function attemptKey(name: LimitName, subject: string): string {
  return createHash('sha256').update(`${name}\n${subject}`).digest('hex');
}

/** The window that an instant is in. */
export function windowAt(now: Date, windowSeconds: number): { readonly start: Date; readonly secondsLeft: number } {
  const windowMs = windowSeconds * 1000;
  const start = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  return { start, secondsLeft: Math.max(1, Math.ceil((start.getTime() + windowMs - now.getTime()) / 1000)) };
}

export const reached = (retryAfterSeconds: number) =>
  limitReached('limit.reached', 'That was tried too often. Please wait a while before the next try.', {
    retryAfterSeconds,
  });

/** Adds to a window's count, and answers what it has come to. */
export async function countAttempts(db: Db, key: string, windowStart: Date, by: number): Promise<number> {
  // MySQL assigns from left to right, so the count must be written before the window that it compares. The query builder
  // would write them in the order of the table's columns.
  const start = rateLimits.windowStart.mapToDriverValue(windowStart);
  await db.execute(sql`
    insert into ${rateLimits} (key_hash, window_start, count) values (${key}, ${start}, ${by})
    on duplicate key update
      count = if(window_start = values(window_start), count + ${by}, ${by}),
      window_start = values(window_start)`);
  const [row] = await db.select({ count: rateLimits.count }).from(rateLimits).where(eq(rateLimits.key, key));
  return row?.count ?? by;
}
