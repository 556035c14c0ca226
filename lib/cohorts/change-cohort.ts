import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { cohorts } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { conflict, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { cohortName, groupChoice, nameTaken } from './create-cohort';

export const changeCohortInput = z.object({
  courseKey: z.string(),
  id: z.string().max(32),
  name: cohortName,
  group: groupChoice,
  /** What the form was opened with. */
  opened: z.object({ name: z.string(), group: groupChoice }),
});

/**
 * Gives a cohort another name or another content group. With another group, what its learners see, and so their grades, may be
 * another: everybody is graded again by the workflow.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `cohorts.not-found`, Invalid `cohorts.name-taken`, Conflict
 * `cohorts.changed-meanwhile`.
 */
export async function changeCohort(ctx: Context, input: z.input<typeof changeCohortInput>): Promise<void> {
  const { courseKey, id, name, group, opened } = changeCohortInput.parse(input);
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  const { publishedRevision: revision } = await getCourseRun(ctx, courseKey);
  const isThis = and(eq(cohorts.courseKey, courseKey), eq(cohorts.id, id));
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(cohorts).where(isThis).for('update');
    if (!before) {
      throw notFound('cohorts.not-found', 'There is no such cohort any more.');
    }
    const { partitionId, groupId } = before;
    if (before.name === name && partitionId === group.partitionId && groupId === group.groupId) {
      return;
    }
    if (before.name !== opened.name || partitionId !== opened.group.partitionId || groupId !== opened.group.groupId) {
      throw conflict(
        'cohorts.changed-meanwhile',
        'Somebody else changed this cohort since you opened the page. Nothing was saved; look at it again.',
      );
    }
    const taken = await tx
      .select({ id: cohorts.id })
      .from(cohorts)
      .where(and(eq(cohorts.courseKey, courseKey), eq(cohorts.name, name), ne(cohorts.id, id)));
    if (taken.length > 0) {
      throw nameTaken();
    }
    await tx
      .update(cohorts)
      .set({ name, ...group })
      .where(isThis);
    await writeAudit(tx, ctx, {
      action: 'cohort.change',
      target: id,
      courseKey,
      before: { name: before.name, partitionId, groupId },
      after: { name, ...group },
    });
    const canChangeGrades = partitionId !== group.partitionId || groupId !== group.groupId;
    await publish(tx, ctx, 'courses/settings.changed', { courseKey, revision, canChangeGrades });
  });
}
