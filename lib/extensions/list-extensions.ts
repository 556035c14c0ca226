import { and, asc, eq } from 'drizzle-orm';
import { dueExtensions } from '@/db/schema';
import { findNames } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** More time that a learner was given. */
export interface Extension {
  readonly userId: string;
  /** `TYPE@ID`. */
  readonly block: string;
  readonly dueAt: Date;
  readonly reason: string;
  /** Name of who gave it; null: the system. */
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
}

/** One learner's extensions in a course, the earliest date first. Throws Forbidden. */
export async function listExtensions(
  ctx: Context,
  { courseKey, userId }: { readonly courseKey: string; readonly userId: string },
): Promise<readonly Extension[]> {
  requirePermission(ctx, 'submission.view', courseTarget(courseKey));
  const rows = await ctx.db
    .select()
    .from(dueExtensions)
    .where(and(eq(dueExtensions.userId, userId), eq(dueExtensions.courseKey, courseKey)))
    .orderBy(asc(dueExtensions.dueAt), asc(dueExtensions.block));
  const names = await findNames(ctx.db, [...new Set(rows.map(({ grantedBy }) => grantedBy))]);
  return rows.map(({ courseKey: _, ...row }) => ({ ...row, grantedBy: names.get(row.grantedBy) ?? null }));
}
