import { and, eq } from 'drizzle-orm';
import { enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { coursePath, getCourseRun } from '@/lib/courses';
import { env } from '@/lib/env';
import { queueLetter } from '@/lib/notifications';

/**
 * Queues the letter that confirms an enrolment; none where it was given up meanwhile.
 *
 * @param input.eventId of what enrolled them: however often it is told, one letter goes out
 */
export async function tellOfEnrollment(
  ctx: Context,
  input: { readonly userId: string; readonly courseKey: string; readonly eventId: string },
): Promise<void> {
  const { userId, courseKey, eventId } = input;
  const [enrollment] = await ctx.db
    .select({ isActive: enrollments.isActive })
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
  if (!enrollment?.isActive) {
    return;
  }
  const { title } = await getCourseRun(ctx, courseKey);
  const address = env().LECTERN_URL ?? env().NEXTAUTH_URL;
  const url = address === undefined ? null : `${new URL(address).origin}${coursePath(courseKey)}`;
  await ctx.db.transaction((tx) =>
    queueLetter(tx, ctx, { key: `enrolled ${eventId}`, userId, letter: { kind: 'enrolled', course: title, url } }),
  );
}
