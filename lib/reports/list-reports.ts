import { desc, eq } from 'drizzle-orm';
import { reports } from '@/db/schema';
import { findNames } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { Report } from './model';

const maxListed = 100;

/** The reports of a course, the newest first. Throws Forbidden for who may not fetch them. */
export async function listReports(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly Report[]> {
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  const rows = await ctx.db
    .select({
      id: reports.id,
      state: reports.state,
      requestedBy: reports.requestedBy,
      requestedAt: reports.requestedAt,
      finishedAt: reports.finishedAt,
      done: reports.done,
      total: reports.total,
    })
    .from(reports)
    .where(eq(reports.courseKey, courseKey))
    .orderBy(desc(reports.id))
    .limit(maxListed);
  const names = await findNames(ctx.db, [...new Set(rows.map(({ requestedBy }) => requestedBy))]);
  return rows.map((row) => ({ ...row, requestedBy: names.get(row.requestedBy) ?? null }));
}
