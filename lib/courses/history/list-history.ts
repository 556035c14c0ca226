import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { getCourseRun } from '../queries';
import { describeRevisions, type ListedRevision } from './describe-revisions';
import { orderHistory } from './order-history';

export const listHistoryInput = z.object({
  courseKey: z.string(),
  limit: z.number().int().min(1).max(1000).default(50),
  /** The last revision of the page before. */
  after: z.string().optional(),
});

export interface CourseHistory {
  readonly courseKey: string;
  /** Newest first. */
  readonly revisions: readonly ListedRevision[];
  /** What to hand in as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * The history of a course run, a page at a time. Throws Forbidden, NotFound `courses.not-found`, Invalid
 * `courses.not-in-history` where `after` is no revision of it.
 */
export async function listHistory(ctx: Context, input: z.input<typeof listHistoryInput>): Promise<CourseHistory> {
  const { courseKey, limit, after } = listHistoryInput.parse(input);
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const history = orderHistory(await ctx.courseware.listRevisions(courseKey), [
    run.publishedRevision,
    run.draftRevision,
  ]);
  const start = after === undefined ? 0 : history.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) {
    throw invalid('courses.not-in-history', `The history of ${courseKey} has no revision ${after}.`);
  }
  const page = history.slice(start, start + limit);
  return {
    courseKey,
    revisions: await describeRevisions(ctx, run, page),
    next: start + limit < history.length ? (page.at(-1)?.id ?? null) : null,
  };
}
