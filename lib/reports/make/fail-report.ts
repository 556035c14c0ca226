import { and, ne } from 'drizzle-orm';
import { reports } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type ReportInHand, rowOf } from './report-in-hand';

/** Says that a report will not be made: another can be asked for. */
export async function failReport(ctx: Context, report: ReportInHand): Promise<void> {
  requirePermission(ctx, 'report.download', courseTarget(report.courseKey));
  await ctx.db
    .update(reports)
    .set({ state: 'failed', finishedAt: ctx.now })
    .where(and(rowOf(report), ne(reports.state, 'done')));
}
