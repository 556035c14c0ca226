import { and, eq } from 'drizzle-orm';
import { dueExtensions, enrollments } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { type CourseOutline, getCourseRun, loadOutline } from '@/lib/courses';
import { invalid, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { decideDue, type ResolvedNode, visitor } from '@/lib/schedule';

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
 * holds. Forbidden; NotFound for who never enrolled and for a block that the published course lacks; Invalid without a reason and,
 * `extensions.not-later`, where it would give no time.
 */
export async function grantExtension(ctx: Context, input: GrantExtensionInput): Promise<void> {
  const { courseKey, userId, block, dueAt } = input;
  requirePermission(ctx, 'extension.grant', courseTarget(courseKey));
  const reason = input.reason.trim();
  if (reason === '' || reason.length > 1000) {
    throw invalid('extensions.reason-missing', 'Say in a sentence (up to 1000 characters) why there is more time.');
  }
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  if (!outline.entries.has(block)) {
    throw notFound('extensions.no-such-block', 'The published course has no such part.');
  }
  const [enrolled] = await ctx.db
    .select({ enrolledAt: enrollments.createdAt })
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
  if (!enrolled) {
    throw notFound('learners.not-found', 'This course has no such learner.');
  }
  const own = courseDueOf(outline, block, { enrolledAt: enrolled.enrolledAt, now: ctx.now });
  if (dueAt && own && dueAt.getTime() <= own.getTime()) {
    throw invalid('extensions.not-later', 'This is not later than the course’s own date: it would give no more time.', {
      fields: { due: 'date-not-later' },
    });
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

/** When a block is due for a learner to whom nobody has given more time; null where it is not. */
function courseDueOf(
  { schedule, courseSchedule: course }: CourseOutline,
  block: string,
  { enrolledAt, now }: { readonly enrolledAt: Date; readonly now: Date },
): Date | null {
  const find = (node: ResolvedNode): ResolvedNode | undefined =>
    node.block === block ? node : node.children.map(find).find((found) => found !== undefined);
  const node = find(schedule);
  const learner = { ...visitor, isEnrolled: true, enrolledAt };
  return node ? decideDue(node.access, undefined, { course, learner, now }).due : null;
}
