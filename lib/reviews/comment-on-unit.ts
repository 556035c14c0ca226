import { z } from 'zod';
import { reviewComments } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { notFound, unauthenticated } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { findThread } from './find-thread';

export const commentOnUnitInput = z.object({
  courseKey: z.string(),
  /** `vertical@ID`. */
  unit: z.string().max(255),
  /** `TYPE@ID` of a block in it; left out for the unit as a whole, and in an answer. */
  block: z.string().max(255).optional(),
  /** The thread that is answered; left out where a new one begins. */
  threadId: z.string().max(32).optional(),
  body: z.string().trim().min(1).max(5000),
});

/**
 * Writes a comment on a unit's draft: a thread of its own, or an answer. An answer to a settled thread leaves it settled.
 * Throws Forbidden, NotFound `courses.not-found`, `courses.no-block` and `reviews.no-thread`.
 */
export async function commentOnUnit(
  ctx: Context,
  input: z.input<typeof commentOnUnitInput>,
): Promise<{ readonly commentId: string; readonly threadId: string }> {
  const { courseKey, unit, block, threadId: answered, body } = commentOnUnitInput.parse(input);
  requirePermission(ctx, 'course.review', courseTarget(courseKey));
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'A comment has an author.');
  }
  const { entries } = await loadOutline(ctx.courseware, (await getCourseRun(ctx, courseKey)).draftRoot);
  if (!entries.has(unit) || (block !== undefined && !entries.has(block))) {
    throw notFound('courses.no-block', 'What the comment is about is not in the draft any more.');
  }
  const commentId = `rvw_${ulid(ctx.now.getTime())}`;
  const threadId = answered ?? commentId;
  await ctx.db.transaction(async (tx) => {
    const first = answered === undefined ? null : await findThread(tx, { courseKey, threadId: answered });
    const row = { id: commentId, courseKey, unit: first?.unit ?? unit, block: first?.block ?? block ?? null, threadId };
    await tx.insert(reviewComments).values({ ...row, authorId: actor.userId, body, createdAt: ctx.now });
    await writeAudit(tx, ctx, {
      action: 'course.comment',
      target: row.unit,
      courseKey,
      after: { commentId, threadId },
    });
    await publish(tx, ctx, 'reviews/comment.written', { courseKey, unit: row.unit, threadId, commentId });
  });
  return { commentId, threadId };
}
