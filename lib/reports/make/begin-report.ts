import { and, ne } from 'drizzle-orm';
import { reports } from '@/db/schema';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { countLearners, everybody, listColumns } from '@/lib/grades';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { ReportContent } from '../model';
import { type ReportInHand, rowOf } from './report-in-hand';

/** Begins a report: which columns it has, and for how many learners. For workflows, as all that makes reports. */
export async function beginReport(ctx: Context, report: ReportInHand): Promise<{ readonly total: number }> {
  const { courseKey } = report;
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const total = await countLearners(ctx.db, { courseKey, filter: everybody });
  const columns = listColumns(outline).map(({ block, label, title }) => ({ block, label, title }));
  const content: ReportContent = { columns, parts: [] };
  await ctx.db
    .update(reports)
    .set({ state: 'running', total, done: 0, content })
    .where(and(rowOf(report), ne(reports.state, 'done')));
  return { total };
}
