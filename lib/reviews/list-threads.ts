import { and, asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { reviewComments, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { ReviewComment, ReviewThread } from './model';

/** What was said of a unit's draft: open threads first, each with its comments in order. One query. Throws Forbidden. */
export async function listThreads(
  ctx: Context,
  { courseKey, unit }: { readonly courseKey: string; readonly unit: string },
): Promise<readonly ReviewThread[]> {
  requirePermission(ctx, 'course.review', courseTarget(courseKey));
  const resolver = alias(users, 'resolver');
  const rows = await ctx.db
    .select({ comment: reviewComments, authorName: users.name, resolverName: resolver.name })
    .from(reviewComments)
    .leftJoin(users, eq(users.id, reviewComments.authorId))
    .leftJoin(resolver, eq(resolver.id, reviewComments.resolvedBy))
    .where(and(eq(reviewComments.courseKey, courseKey), eq(reviewComments.unit, unit)))
    .orderBy(asc(reviewComments.id));
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  const threads = new Map<string, { readonly thread: ReviewThread; readonly comments: ReviewComment[] }>();
  for (const { comment, authorName, resolverName } of rows) {
    const said: ReviewComment = {
      id: comment.id,
      // A name that is empty is one of somebody who was erased.
      authorName: authorName || null,
      isOwn: comment.authorId === userId,
      body: comment.body,
      at: comment.createdAt,
    };
    const known = threads.get(comment.threadId);
    if (known) {
      known.comments.push(said);
    } else {
      const comments = [said];
      const { id, block, resolvedAt } = comment;
      const resolved = resolvedAt && { at: resolvedAt, byName: resolverName || null };
      threads.set(comment.threadId, { thread: { id, block, comments, resolved }, comments });
    }
  }
  const all = [...threads.values()].map(({ thread }) => thread);
  return [...all.filter(({ resolved }) => !resolved), ...all.filter(({ resolved }) => resolved)];
}
