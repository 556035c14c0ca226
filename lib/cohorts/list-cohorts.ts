import { and, asc, eq, sql } from 'drizzle-orm';
import { cohorts, enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** A cohort of a course run, with how many enrolled learners are in it. */
export interface Cohort {
  readonly id: string;
  readonly name: string;
  /** The content group that its learners see; null where it is mapped to none. */
  readonly group: { readonly partitionId: number; readonly groupId: number } | null;
  /** Whoever enrols is put into one of the automatic ones. */
  readonly isAutomatic: boolean;
  readonly learners: number;
}

/** The cohorts of a course by name, and how many enrolled learners are in none. Throws Forbidden. */
export async function listCohorts(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<{ readonly cohorts: readonly Cohort[]; readonly unassigned: number }> {
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  const [rows, counts] = await Promise.all([
    ctx.db.select().from(cohorts).where(eq(cohorts.courseKey, courseKey)).orderBy(asc(cohorts.name), asc(cohorts.id)),
    ctx.db
      .select({ cohortId: enrollments.cohortId, learners: sql<number>`count(*)`.mapWith(Number) })
      .from(enrollments)
      .where(and(eq(enrollments.courseKey, courseKey), eq(enrollments.isActive, true)))
      .groupBy(enrollments.cohortId),
  ]);
  const countOf = new Map(counts.map(({ cohortId, learners }) => [cohortId, learners]));
  return {
    cohorts: rows.map(({ id, name, partitionId, groupId, isAutomatic }) => ({
      id,
      name,
      isAutomatic,
      group: partitionId === null || groupId === null ? null : { partitionId, groupId },
      learners: countOf.get(id) ?? 0,
    })),
    unassigned: countOf.get(null) ?? 0,
  };
}
