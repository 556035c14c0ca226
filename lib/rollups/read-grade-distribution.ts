import { eq } from 'drizzle-orm';
import { rollupGrades } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

export interface GradeDistribution {
  /** Learners with a course grade, and those of them who pass. */
  readonly learners: number;
  readonly passed: number;
  /** How many learners have 0, 1, … 100 per cent; a policy may give more than 100, which counts as 100. */
  readonly byPercent: readonly number[];
}

/** The course grades of a course's learners, as they stood when they were last worked out: minutes ago at most. */
export async function readGradeDistribution(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<GradeDistribution> {
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  const rows = await ctx.db.select().from(rollupGrades).where(eq(rollupGrades.courseKey, courseKey));
  const byPercent = Array.from({ length: 101 }, () => 0);
  for (const { percent, learners } of rows) {
    const bin = Math.min(percent, 100);
    byPercent[bin] = (byPercent[bin] ?? 0) + learners;
  }
  return {
    learners: rows.reduce((sum, row) => sum + row.learners, 0),
    passed: rows.reduce((sum, row) => sum + row.passed, 0),
    byPercent,
  };
}
