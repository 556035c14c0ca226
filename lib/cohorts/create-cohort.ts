import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cohorts } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';

export const cohortName = z.string().trim().min(1, 'name-missing').max(255, 'name-too-long');
/** `PARTITION:GROUP`, or nothing for a cohort that is mapped to no content group. */
export const groupChoice = z
  .string()
  .regex(/^(\d+:\d+)?$/)
  .transform((text) => {
    const [partitionId, groupId] = text === '' ? [null, null] : text.split(':').map(Number);
    return { partitionId: partitionId ?? null, groupId: groupId ?? null };
  });

export const createCohortInput = z.object({
  courseKey: z.string(),
  name: cohortName,
  group: groupChoice,
  /** Whoever enrols from now on is put into one of the automatic cohorts. */
  isAutomatic: z.boolean().default(false),
});

/** Makes a cohort. Throws Forbidden, NotFound `courses.not-found`, Invalid `cohorts.name-taken`. */
export async function createCohort(ctx: Context, input: z.input<typeof createCohortInput>): Promise<string> {
  const { courseKey, name, group, isAutomatic } = createCohortInput.parse(input);
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  const { publishedRevision: revision } = await getCourseRun(ctx, courseKey);
  const id = `coh_${ulid(ctx.now.getTime())}`;
  await ctx.db.transaction(async (tx) => {
    const taken = await tx
      .select({ id: cohorts.id })
      .from(cohorts)
      .where(and(eq(cohorts.courseKey, courseKey), eq(cohorts.name, name)));
    if (taken.length > 0) {
      throw nameTaken();
    }
    await tx.insert(cohorts).values({ courseKey, id, name, ...group, isAutomatic, createdAt: ctx.now });
    await writeAudit(tx, ctx, {
      action: 'cohort.create',
      target: id,
      courseKey,
      after: { name, ...group, isAutomatic },
    });
    await publish(tx, ctx, 'courses/settings.changed', { courseKey, revision, canChangeGrades: false });
  });
  return id;
}

export const nameTaken = () =>
  invalid('cohorts.name-taken', 'There is a cohort of this name already.', { fields: { name: 'cohorts.name-taken' } });
