import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import { completions } from '@/db/schema';
import { leavesOfCourse } from '@/lib/completion';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import {
  countLearners,
  type EnrollmentPlace,
  type FoundLearner,
  findLearners,
  type LearnerFilter,
  type LearnerOrder,
} from './find-learners';

export interface RosterLearner extends FoundLearner {
  /** Blocks completed, of all that a learner can complete: 0 to 1. */
  readonly progress: number;
  /** When they completed something last; null before the first. */
  readonly lastProgressAt: Date | null;
}

export interface Roster {
  readonly learners: readonly RosterLearner[];
  /** Of a large course `manyLearners`: there are that many at least. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** A large course: its list begins with the newest, in the order of enrolment, and goes on after the last one. */
  readonly isLarge: boolean;
  /** In a large course where the list goes on; null at its end. */
  readonly next: EnrollmentPlace | null;
}

const rosterPageSize = 50;
/** From so many learners on a course is large: sorting all of them for a page of some would take longer the more there are. */
const manyLearners = 2000;

/**
 * The enrolled learners of a course with grade of record and progress, some at once. What a page costs does not grow with the course.
 * Throws Forbidden, NotFound `courses.not-found`.
 */
export async function listRoster(
  ctx: Context,
  input: {
    readonly courseKey: string;
    readonly filter: LearnerFilter;
    readonly order: Exclude<LearnerOrder, 'id' | 'newest'>;
    /** Counted from 1. */
    readonly page: number;
    /** In a large course: where the page before ended. */
    readonly before?: EnrollmentPlace | undefined;
  },
): Promise<Roster> {
  const { courseKey, filter, before } = input;
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const page = Math.max(1, input.page);
  const total = await countLearners(ctx.db, { courseKey, filter, most: manyLearners });
  const isLarge = total >= manyLearners;
  const learners = await findLearners(ctx.db, {
    ...{ courseKey, filter, limit: rosterPageSize },
    ...(isLarge ? { order: 'newest', before } : { order: input.order, offset: (page - 1) * rosterPageSize }),
  });
  const last = learners[rosterPageSize - 1];
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
    pages: isLarge ? 1 : Math.max(1, Math.ceil(total / rosterPageSize)),
    isLarge,
    next: isLarge && last ? { enrolledAt: last.enrolledAt, userId: last.userId } : null,
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
