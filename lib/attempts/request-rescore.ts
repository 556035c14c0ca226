import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';

/**
 * Has every answer to a problem graded again, by a workflow. Forbidden for who may not change grades; NotFound for a problem that the
 * published course lacks.
 */
export async function requestRescore(
  ctx: Context,
  input: { readonly courseKey: string; readonly block: string; readonly onlyIfHigher: boolean },
): Promise<void> {
  const { courseKey, block } = input;
  requirePermission(ctx, 'grade.override', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const { entries } = await loadOutline(ctx.courseware, run.publishedRoot);
  if (entries.get(block)?.type !== 'problem') {
    throw notFound('attempts.problem-not-found', 'The published course has no such problem.');
  }
  await ctx.db.transaction(async (tx) => {
    await writeAudit(tx, ctx, { action: 'problem.request-rescore', target: block, courseKey, after: input });
    await publish(tx, ctx, 'attempts/rescore.requested', input);
  });
}
