import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { reviewComments } from '@/db/schema';
import { notFound } from '@/lib/errors';

/** The first comment of a thread of a course. Throws NotFound `reviews.no-thread`. */
export async function findThread(db: Db | Tx, { courseKey, threadId }: { courseKey: string; threadId: string }) {
  const [first] = await db
    .select()
    .from(reviewComments)
    .where(and(eq(reviewComments.id, threadId), eq(reviewComments.courseKey, courseKey)));
  if (!first || first.threadId !== first.id) {
    throw notFound('reviews.no-thread', 'There is no such comment.');
  }
  return first;
}
