import { and, eq, lt } from 'drizzle-orm';
import { courseGrades, enrollments } from '@/db/schema';
import type { Context } from '@/lib/context';
import { listCourseRuns, loadOutline } from '@/lib/courses';
import { requirePermission, site } from '@/lib/permissions';
import { areGradesFrozen, lastRelease } from '@/lib/schedule';
import { ofEnrolled } from './of-enrolled';

/** A course in which somebody's grade was made before something began that counts in it. */
export interface OutdatedGrades {
  readonly courseKey: string;
  /** Grades made before this instant are to be made again; ISO 8601. */
  readonly before: string;
}

/** Asked every hour: what began longer ago was seen to then, and the grades of a course need not be looked through for it again. */
const daysLookedBack = 7;

/**
 * The courses in which something has begun since grades were made: what begins counts, and nothing else tells of it. One query for
 * each course in which anything has begun of late; a course that is over is not read.
 */
export async function listOutdatedGrades(ctx: Context): Promise<readonly OutdatedGrades[]> {
  requirePermission(ctx, 'site.administer', site);
  const outdated: OutdatedGrades[] = [];
  const since = ctx.now.getTime() - daysLookedBack * 86_400_000;
  for (const { key, publishedRoot, endAt } of await listCourseRuns(ctx)) {
    if (areGradesFrozen({ end: endAt }, ctx.now)) {
      continue;
    }
    const { schedule, courseSchedule } = await loadOutline(ctx.courseware, publishedRoot);
    const release = lastRelease(schedule, courseSchedule, ctx.now);
    if (release && release.getTime() >= since && (await hasGradeBefore(ctx, key, release))) {
      outdated.push({ courseKey: key, before: release.toISOString() });
    }
  }
  return outdated;
}

async function hasGradeBefore({ db }: Context, courseKey: string, before: Date): Promise<boolean> {
  const rows = await db
    .select({ userId: courseGrades.userId })
    .from(courseGrades)
    .innerJoin(enrollments, ofEnrolled)
    .where(and(eq(courseGrades.courseKey, courseKey), lt(courseGrades.gradedAt, before)))
    .limit(1);
  return rows.length > 0;
}
