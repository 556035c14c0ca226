import { and, eq } from 'drizzle-orm';
import { subsectionOverrides } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { invalid, notFound } from '@/lib/errors';
import type { SubsectionOverride } from '@/lib/grading';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';

export interface OverrideInput {
  readonly courseKey: string;
  readonly userId: string;
  /** `sequential@ID`. */
  readonly block: string;
  /** Weighted points; a null field leaves what the attempts give. Null as a whole takes an override away. */
  readonly override: SubsectionOverride | null;
  /** For the learner's team and the audit: one sentence. */
  readonly reason: string;
}

/**
 * Sets a learner's points in a subsection, or gives the computed ones back. The grade follows by the workflow that grades learners.
 * Forbidden for who may not change grades; NotFound for a subsection that the published course lacks; Invalid for negative points
 * and a missing reason.
 */
export async function overrideSubsectionGrade(ctx: Context, input: OverrideInput): Promise<void> {
  const { courseKey, userId, block, override } = input;
  requirePermission(ctx, 'grade.override', courseTarget(courseKey));
  const reason = input.reason.trim();
  if (reason === '' || reason.length > 1000) {
    throw invalid('grades.reason-missing', 'Say in a sentence (up to 1000 characters) why the grade is set.');
  }
  const points = override ? Object.values(override).filter((value) => value !== null) : [];
  if (points.some((value) => !Number.isFinite(value) || value < 0)) {
    throw invalid('grades.bad-points', 'Points are numbers from 0 on.');
  }
  const run = await getCourseRun(ctx, courseKey);
  const { entries } = await loadOutline(ctx.courseware, run.publishedRoot);
  if (entries.get(block)?.type !== 'sequential') {
    throw notFound('grades.no-such-subsection', 'The published course has no such subsection.');
  }
  const mine = and(
    eq(subsectionOverrides.userId, userId),
    eq(subsectionOverrides.courseKey, courseKey),
    eq(subsectionOverrides.block, block),
  );
  const setBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(subsectionOverrides).where(mine).for('update');
    if (override) {
      const values = { ...override, reason, setBy, setAt: ctx.now };
      await tx
        .insert(subsectionOverrides)
        .values({ userId, courseKey, block, ...values })
        .onDuplicateKeyUpdate({ set: values });
    } else {
      await tx.delete(subsectionOverrides).where(mine);
    }
    await writeAudit(tx, ctx, {
      action: override ? 'grade.override' : 'grade.clear-override',
      target: `${userId} ${block}`,
      courseKey,
      learnerId: userId,
      before: before && { ...before, setAt: before.setAt.toISOString() },
      after: override && { ...override, reason },
    });
    await publish(tx, ctx, 'grades/override.set', { userId, courseKey, block });
  });
}
