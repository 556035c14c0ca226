import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { cohorts, reports } from '@/db/schema';
import type { Context } from '@/lib/context';
import { everybody, findLearnersWithCells } from '@/lib/grades';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { ReportLine } from '../model';
import { contentOf, type ReportInHand, rowOf } from './report-in-hand';

/**
 * Writes the next learners of a report into the course store, in the order of their ids, and says how far it is. The same part
 * written twice is the same file.
 */
export async function writeReportPart(
  ctx: Context,
  input: ReportInHand & { readonly after: string; readonly limit: number; readonly done: number },
): Promise<{ readonly hash: string | null; readonly learners: number; readonly last: string | null }> {
  const { courseKey, after, limit, done } = input;
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  const [row] = await ctx.db.select({ content: reports.content }).from(reports).where(rowOf(input));
  const { columns } = contentOf(row);
  const [learners, groups] = await Promise.all([
    findLearnersWithCells(ctx.db, { courseKey, filter: everybody, order: 'id', limit, after }),
    ctx.db.select({ id: cohorts.id, name: cohorts.name }).from(cohorts).where(eq(cohorts.courseKey, courseKey)),
  ]);
  if (learners.length === 0) {
    return { hash: null, learners: 0, last: null };
  }
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const lines = learners.map(({ userId, mode, cohortId, percent, letter, isPassed, cells }): ReportLine => {
    const cohort = cohortId === null ? null : (names.get(cohortId) ?? null);
    return [
      userId,
      { mode, cohort, percent, letter, isPassed, cells: columns.map(({ block }) => cells.get(block) ?? null) },
    ];
  });
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const hash = createHash('sha256').update(bytes).digest('hex');
  await ctx.courseware.putFile(hash, bytes);
  await ctx.db
    .update(reports)
    .set({ done: done + learners.length })
    .where(rowOf(input));
  return {
    hash,
    learners: learners.length,
    last: learners.length < limit ? null : (learners.at(-1)?.userId ?? null),
  };
}
