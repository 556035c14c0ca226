import { and, eq } from 'drizzle-orm';
import { dueExtensions, enrollments } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { invalid, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';

export interface GrantExtensionInput {
  readonly courseKey: string;
  readonly userId: string;
  /** A subsection (`sequential@ID`), or a unit or block below one: it holds for all below it. */
  readonly block: string;
  /** Null takes the extension away. */
  readonly dueAt: Date | null;
  /** For the team and the audit: one sentence. */
  readonly reason: string;
}

/**
 * Gives a learner more time, or takes it back. An extension never takes time away: where the course's own date is later, that one
 * holds. Forbidden; NotFound for who never enrolled and for a block that the published course lacks; Invalid without a reason.
 */
export async function grantExtension(ctx: Context, input: GrantExtensionInput): Promise<void> {
  const { courseKey, userId, block, dueAt } = input;
  requirePermission(ctx, 'extension.grant', courseTarget(courseKey));
  const reason = input.reason.trim();
  if (reason === '' || reason.length > 1000) {
    throw invalid('extensions.reason-missing', 'Say in a sentence (up to 1000 characters) why there is more time.');
  }
  const run = await getCourseRun(ctx, courseKey);
  const { entries } = await loadOutline(ctx.courseware, run.publishedRoot);
  if (!entries.has(block)) {
    throw notFound('extensions.no-such-block', 'The published course has no such part.');
  }
  const [enrolled] = await ctx.db
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
  if (!enrolled) {
    throw notFound('learners.not-found', 'This course has no such learner.');
  }
  const mine = and(
    eq(dueExtensions.userId, userId),
    eq(dueExtensions.courseKey, courseKey),
    eq(dueExtensions.block, block),
  );
  const grantedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(dueExtensions).where(mine).for('update');
    if (dueAt) {
      const values = { dueAt, reason, grantedBy, grantedAt: ctx.now };
      await tx
        .insert(dueExtensions)
        .values({ userId, courseKey, block, ...values })
        .onDuplicateKeyUpdate({ set: values });
    } else {
      await tx.delete(dueExtensions).where(mine);
    }
    await writeAudit(tx, ctx, {
      action: dueAt ? 'extension.grant' : 'extension.revoke',
      target: `${userId} ${block}`,
      courseKey,
      learnerId: userId,
      before: before && { dueAt: before.dueAt.toISOString(), reason: before.reason },
      after: { dueAt: dueAt?.toISOString() ?? null, reason },
    });
    await publish(tx, ctx, 'extensions/extension.changed', { userId, courseKey, block });
  });
}
