import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import { completions } from '@/db/schema';
import { leavesOfCourse } from '@/lib/completion';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { countLearners, type FoundLearner, findLearners, type LearnerFilter, type LearnerOrder } from './find-learners';

export interface RosterLearner extends FoundLearner {
  /** Blocks completed, of all that a learner can complete: 0 to 1. */
  readonly progress: number;
  /** When they completed something last; null before the first. */
  readonly lastProgressAt: Date | null;
}

export interface Roster {
  readonly learners: readonly RosterLearner[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export const rosterPageSize = 50;

/** The enrolled learners of a course with grade of record and progress, some at once. Throws Forbidden, NotFound `courses.not-found`. */
export async function listRoster(
  ctx: Context,
  input: {
    readonly courseKey: string;
    readonly filter: LearnerFilter;
    readonly order: Exclude<LearnerOrder, 'id'>;
    /** Counted from 1. */
    readonly page: number;
  },
): Promise<Roster> {
  const { courseKey, filter, order } = input;
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const page = Math.max(1, input.page);
  const [total, learners] = await Promise.all([
    countLearners(ctx.db, { courseKey, filter }),
    findLearners(ctx.db, { courseKey, filter, order, limit: rosterPageSize, offset: (page - 1) * rosterPageSize }),
  ]);
  const progress = await findProgress(
    ctx,
    courseKey,
    learners.map(({ userId }) => userId),
  );
  const all = new Set([...leavesOfCourse(outline).leaves.values()].flat()).size;
  return {
    learners: learners.map((learner) => {
      const { done = 0, last = null } = progress.get(learner.userId) ?? {};
      // Blocks that were completed and then taken out of the course are counted with the rest.
      return { ...learner, progress: all === 0 ? 0 : Math.min(1, done / all), lastProgressAt: last };
    }),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / rosterPageSize)),
  };
}

async function findProgress({ db }: Context, courseKey: string, userIds: readonly string[]) {
  if (userIds.length === 0) {
    return new Map<string, { done: number; last: Date }>();
  }
  const rows = await db
    .select({
      userId: completions.userId,
      done: sql<number>`count(*)`.mapWith(Number),
      last: sql<Date>`max(${completions.updatedAt})`.mapWith(completions.updatedAt),
    })
    .from(completions)
    .where(
      and(
        inArray(completions.userId, [...userIds]),
        eq(completions.courseKey, courseKey),
        gte(completions.completion, 1),
      ),
    )
    .groupBy(completions.userId);
  return new Map(rows.map(({ userId, done, last }) => [userId, { done, last }]));
}
