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
  isAutomatic: z.boolean().default(false),
  /** What the form was opened with. */
  opened: z.object({ name: z.string(), group: groupChoice, isAutomatic: z.boolean().default(false) }),
});

/**
 * Gives a cohort another name or content group, or makes it automatic. With another group, what its learners see, and so their grades, may be
 * another: everybody is graded again by the workflow.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `cohorts.not-found`, Invalid `cohorts.name-taken`, Conflict
 * `cohorts.changed-meanwhile`.
 */
export async function changeCohort(ctx: Context, input: z.input<typeof changeCohortInput>): Promise<void> {
  const { courseKey, id, name, group, isAutomatic, opened } = changeCohortInput.parse(input);
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  const { publishedRevision: revision } = await getCourseRun(ctx, courseKey);
  const isThis = and(eq(cohorts.courseKey, courseKey), eq(cohorts.id, id));
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(cohorts).where(isThis).for('update');
    if (!before) {
      throw notFound('cohorts.not-found', 'There is no such cohort any more.');
    }
    const { partitionId, groupId } = before;
    const is = (other: { readonly name: string; readonly group: typeof group; readonly isAutomatic: boolean }) =>
      before.name === other.name &&
      partitionId === other.group.partitionId &&
      groupId === other.group.groupId &&
      before.isAutomatic === other.isAutomatic;
    if (is({ name, group, isAutomatic })) {
      return;
    }
    if (!is(opened)) {
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
      .set({ name, ...group, isAutomatic })
      .where(isThis);
    await writeAudit(tx, ctx, {
      action: 'cohort.change',
      target: id,
      courseKey,
      before: { name: before.name, partitionId, groupId, isAutomatic: before.isAutomatic },
      after: { name, ...group, isAutomatic },
    });
    const canChangeGrades = partitionId !== group.partitionId || groupId !== group.groupId;
    await publish(tx, ctx, 'courses/settings.changed', { courseKey, revision, canChangeGrades });
  });
}
