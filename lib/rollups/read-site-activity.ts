import { asc, between, lt, sql } from 'drizzle-orm';
import { rollupDays } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { type DayRange, listDays } from './days';

export interface SiteDay {
  /** `YYYY-MM-DD` (UTC). */
  readonly day: string;
  /** Learners at work, counted once for each course that they were at work in. */
  readonly activeLearners: number;
  readonly attempts: number;
  readonly correct: number;
  readonly completions: number;
  /** Enrolments in all courses at its end. */
  readonly enrollments: number;
}

export interface CourseFigures {
  readonly courseKey: string;
  readonly enrollments: number;
  /** Over the range. */
  readonly attempts: number;
  readonly completions: number;
  readonly enrolled: number;
}

export interface SiteActivity {
  readonly days: readonly SiteDay[];
  /** By course key; a course in which nothing has ever happened is missing. */
  readonly courses: ReadonlyMap<string, CourseFigures>;
}

const total = (column: 'enrolled' | 'left' | 'attempts' | 'correct' | 'completions' | 'activeLearners') =>
  sql<number | null>`sum(${rollupDays[column]})`;

/** What happened on the whole site, day by day and course by course, from the rollups. Throws Forbidden. */
export async function readSiteActivity(ctx: Pick<Context, 'db' | 'actor'>, range: DayRange): Promise<SiteActivity> {
  requirePermission(ctx, 'site.administer', site);
  const { db } = ctx;
  const within = between(rollupDays.day, range.from, range.to);
  const [byDay, byCourse, before] = await Promise.all([
    db
      .select({
        day: rollupDays.day,
        activeLearners: total('activeLearners'),
        attempts: total('attempts'),
        correct: total('correct'),
        completions: total('completions'),
        enrolled: total('enrolled'),
        left: total('left'),
      })
      .from(rollupDays)
      .where(within)
      .groupBy(rollupDays.day)
      .orderBy(asc(rollupDays.day)),
    db
      .select({
        courseKey: rollupDays.courseKey,
        attempts: total('attempts'),
        completions: total('completions'),
        enrolled: total('enrolled'),
        left: total('left'),
      })
      .from(rollupDays)
      .where(within)
      .groupBy(rollupDays.courseKey),
    db
      .select({
        courseKey: rollupDays.courseKey,
        count: sql<number | null>`sum(${rollupDays.enrolled} - ${rollupDays.left})`,
      })
      .from(rollupDays)
      .where(lt(rollupDays.day, range.from))
      .groupBy(rollupDays.courseKey),
  ]);
  const earlier = new Map(before.map(({ courseKey, count }) => [courseKey, Number(count)]));
  const rows = new Map(byDay.map((row) => [row.day, row]));
  let enrollments = [...earlier.values()].reduce((sum, count) => sum + count, 0);
  const days = listDays(range).map((day) => {
    const row = rows.get(day);
    enrollments += Number(row?.enrolled ?? 0) - Number(row?.left ?? 0);
    return {
      day,
      activeLearners: Number(row?.activeLearners ?? 0),
      attempts: Number(row?.attempts ?? 0),
      correct: Number(row?.correct ?? 0),
      completions: Number(row?.completions ?? 0),
      enrollments,
    };
  });
  const during = new Map(byCourse.map((row) => [row.courseKey, row]));
  const courses = new Map<string, CourseFigures>();
  for (const courseKey of new Set([...earlier.keys(), ...during.keys()])) {
    const row = during.get(courseKey);
    const enrolled = Number(row?.enrolled ?? 0);
    courses.set(courseKey, {
      courseKey,
      enrollments: (earlier.get(courseKey) ?? 0) + enrolled - Number(row?.left ?? 0),
      attempts: Number(row?.attempts ?? 0),
      completions: Number(row?.completions ?? 0),
      enrolled,
    });
  }
  return { days, courses };
}
