import { and, eq, inArray } from 'drizzle-orm';
import { reports } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { conflict } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { ReportContent } from './model';

/**
 * Has a report of all grades made, by a workflow. Throws Forbidden, NotFound `courses.not-found`, and Conflict `reports.under-way`
 * where one is being made already.
 */
export async function requestReport(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<{ readonly reportId: string }> {
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  await getCourseRun(ctx, courseKey);
  const reportId = `rep_${ulid(ctx.now.getTime())}`;
  const requestedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
  const content: ReportContent = { columns: [], parts: [] };
  await ctx.db.transaction(async (tx) => {
    const [underWay] = await tx
      .select({ id: reports.id })
      .from(reports)
      .where(and(eq(reports.courseKey, courseKey), inArray(reports.state, ['waiting', 'running'])))
      .limit(1)
      .for('update');
    if (underWay) {
      throw conflict('reports.under-way', 'A report of this course is being made already. It is on this page.');
    }
    await tx.insert(reports).values({
      id: reportId,
      courseKey,
      kind: 'grades',
      state: 'waiting',
      requestedBy,
      requestedAt: ctx.now,
      finishedAt: null,
      done: 0,
      total: 0,
      content,
    });
    await writeAudit(tx, ctx, { action: 'report.request', target: reportId, courseKey, after: { kind: 'grades' } });
    await publish(tx, ctx, 'reports/report.requested', { courseKey, reportId });
  });
  return { reportId };
}
