import { reports } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { ReportContent } from '../model';
import { contentOf, type ReportInHand, rowOf } from './report-in-hand';

/** Ends a report: its parts make up the file. */
export async function finishReport(
  ctx: Context,
  input: ReportInHand & { readonly parts: readonly string[]; readonly done: number },
): Promise<void> {
  requirePermission(ctx, 'report.download', courseTarget(input.courseKey));
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select({ content: reports.content }).from(reports).where(rowOf(input)).for('update');
    const content: ReportContent = { ...contentOf(row), parts: [...input.parts] };
    await tx
      .update(reports)
      .set({ state: 'done', content, done: input.done, total: input.done, finishedAt: ctx.now })
      .where(rowOf(input));
  });
}
