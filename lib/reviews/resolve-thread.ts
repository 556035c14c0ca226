import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { reviewComments } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { findThread } from './find-thread';

export const resolveThreadInput = z.object({
  courseKey: z.string(),
  threadId: z.string().max(32),
  /** False opens it again. */
  isResolved: z.boolean(),
});

/** Settles a thread, or opens it again; one that is so already stays as it is. Throws Forbidden, NotFound `reviews.no-thread`. */
export async function resolveThread(ctx: Context, input: z.input<typeof resolveThreadInput>): Promise<void> {
  const { courseKey, threadId, isResolved } = resolveThreadInput.parse(input);
  requirePermission(ctx, 'course.review', courseTarget(courseKey));
  await ctx.db.transaction(async (tx) => {
    const { unit, resolvedAt } = await findThread(tx, { courseKey, threadId });
    if ((resolvedAt !== null) === isResolved) {
      return;
    }
    const resolvedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
    await tx
      .update(reviewComments)
      .set(isResolved ? { resolvedAt: ctx.now, resolvedBy } : { resolvedAt: null, resolvedBy: null })
      .where(eq(reviewComments.id, threadId));
    const action = isResolved ? 'course.resolve-comment' : 'course.reopen-comment';
    await writeAudit(tx, ctx, { action, target: unit, courseKey, after: { threadId } });
    await publish(tx, ctx, 'reviews/thread.resolved', { courseKey, unit, threadId, isResolved });
  });
}
