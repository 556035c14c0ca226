import { eq } from 'drizzle-orm';
import { subsectionOverrides } from '@/db/schema';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { listCohorts } from '@/lib/enrollments';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { countLearners, findLearnersWithCells, type LearnerFilter, type LearnerOrder } from './find-learners';
import { type GradebookColumn, listColumns } from './list-columns';

export interface GradebookRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Course grade of record, 0 to 1; null before the first. */
  readonly percent: number | null;
  readonly letter: string | null;
  readonly isPassed: boolean;
  /** By column, 0 to 1; null where the learner has tried nothing of the subsection. */
  readonly cells: readonly (number | null)[];
  /** The columns (from 0) whose points the course team set. */
  readonly overridden: ReadonlySet<number>;
}

export interface Gradebook {
  readonly columns: readonly GradebookColumn[];
  readonly rows: readonly GradebookRow[];
  /** Learners that the filter lets through, and the page of them that `rows` is. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly cohorts: readonly { readonly id: string; readonly name: string }[];
}

export const gradebookPageSize = 100;

export interface ReadGradebook {
  readonly courseKey: string;
  readonly filter: LearnerFilter;
  readonly order: Exclude<LearnerOrder, 'id'>;
  /** Counted from 1; `all`: every row at once. */
  readonly page: number | 'all';
}

const nothing: ReadonlySet<number> = new Set();

/**
 * The grades of record of a course's enrolled learners, in every subsection that counts: seven queries; six where all are shown,
 * and one more for each thousand learners. Throws Forbidden for who may not see grades, NotFound `courses.not-found`.
 */
export async function readGradebook(ctx: Context, input: ReadGradebook): Promise<Gradebook> {
  const { courseKey, filter, order } = input;
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const columns = listColumns(await loadOutline(ctx.courseware, run.publishedRoot));
  const page = input.page === 'all' ? 1 : Math.max(1, input.page);
  const [total, learners, overrides, groups] = await Promise.all([
    countLearners(ctx.db, { courseKey, filter }),
    findLearnersWithCells(ctx.db, {
      courseKey,
      filter,
      order,
      limit: input.page === 'all' ? null : gradebookPageSize,
      offset: (page - 1) * gradebookPageSize,
    }),
    findOverridden(ctx, courseKey),
    listCohorts(ctx, { courseKey }),
  ]);
  return {
    columns,
    rows: learners.map(({ userId, name, email, percent, letter, isPassed, cells }) => {
      const set = overrides.get(userId);
      return {
        userId,
        name,
        email,
        percent,
        letter,
        isPassed,
        cells: columns.map(({ block }) => cells.get(block) ?? null),
        overridden: set ? new Set(columns.flatMap(({ block }, at) => (set.has(block) ? [at] : []))) : nothing,
      };
    }),
    total,
    page,
    pages: input.page === 'all' ? 1 : Math.max(1, Math.ceil(total / gradebookPageSize)),
    cohorts: groups,
  };
}

/** The subsections that the course team set, by learner. */
async function findOverridden({ db }: Context, courseKey: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ userId: subsectionOverrides.userId, block: subsectionOverrides.block })
    .from(subsectionOverrides)
    .where(eq(subsectionOverrides.courseKey, courseKey));
  const byLearner = new Map<string, Set<string>>();
  for (const { userId, block } of rows) {
    const blocks = byLearner.get(userId) ?? new Set();
    byLearner.set(userId, blocks.add(block));
  }
  return byLearner;
}
