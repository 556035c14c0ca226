import { asc, eq, sql } from 'drizzle-orm';
import { prepareOnce } from '@/db/prepare-once';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';

/** One course run as MySQL holds it: its heads, its `rev` and what the catalogue shows. */
export type CourseRun = typeof courseRuns.$inferSelect;

const runOf = prepareOnce((db) =>
  db
    .select()
    .from(courseRuns)
    .where(eq(courseRuns.key, sql.placeholder('key')))
    .prepare(),
);

export async function findCourseRun(ctx: Pick<Context, 'db'>, key: string): Promise<CourseRun | undefined> {
  const [run] = await runOf(ctx.db).execute({ key });
  return run;
}

/** Throws NotFound `courses.not-found`. Says nothing about who may see it: the caller asks the schedule. */
export async function getCourseRun(ctx: Pick<Context, 'db'>, key: string): Promise<CourseRun> {
  const run = await findCourseRun(ctx, key);
  if (!run) {
    throw notFound('courses.not-found', `There is no course ${key} here.`);
  }
  return run;
}

/** Every course run of the site, by key. For the line tool; pages list through the catalogue. */
export async function listCourseRuns(ctx: Pick<Context, 'db'>): Promise<readonly CourseRun[]> {
  return await ctx.db.select().from(courseRuns).orderBy(asc(courseRuns.key));
}
