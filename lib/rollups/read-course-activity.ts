import { and, asc, between, eq, lt, sql } from 'drizzle-orm';
import { rollupDays, rollupHours, rollupMarks } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type DayRange, listDays } from './days';
import { type Activity, noActivity } from './model';

export interface CourseActivity {
  /** One for each day or hour of the range, also for those without anything. */
  readonly points: readonly (Activity & {
    /** `YYYY-MM-DD`, by the hour `YYYY-MM-DDTHH` (UTC). */
    readonly at: string;
    /** People enrolled at its end. */
    readonly enrollments: number;
  })[];
  /** Days of the range that more has happened on than these points say; they are worked out within minutes. */
  readonly pendingDays: number;
}

/** What happened in a course, day by day or hour by hour. */
export async function readCourseActivity(
  ctx: Context,
  input: { readonly courseKey: string; readonly by: 'day' | 'hour' } & DayRange,
): Promise<CourseActivity> {
  const { courseKey, by, from, to } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  const days = listDays(input);
  const [rows, before, marks] = await Promise.all([
    by === 'day' ? readDays(ctx, input) : readHours(ctx, input),
    countEnrolledBefore(ctx, courseKey, from),
    ctx.db
      .select({ count: sql<number>`count(*)` })
      .from(rollupMarks)
      .where(and(eq(rollupMarks.courseKey, courseKey), between(rollupMarks.part, from, to))),
  ]);
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const times = by === 'day' ? days : days.flatMap((day) => hours.map((hour) => `${day}T${hour}`));
  let enrollments = before;
  const points = times.map((at) => {
    const activity = rows.get(at) ?? noActivity;
    enrollments += activity.enrolled - activity.left;
    return { at, ...activity, enrollments };
  });
  return { points, pendingDays: Number(marks[0]?.count ?? 0) };
}

async function readDays({ db }: Context, { courseKey, from, to }: { readonly courseKey: string } & DayRange) {
  const rows = await db
    .select()
    .from(rollupDays)
    .where(and(eq(rollupDays.courseKey, courseKey), between(rollupDays.day, from, to)))
    .orderBy(asc(rollupDays.day));
  return new Map(rows.map(({ courseKey: _, day, ...activity }) => [day, activity]));
}

async function readHours({ db }: Context, { courseKey, from, to }: { readonly courseKey: string } & DayRange) {
  const rows = await db
    .select()
    .from(rollupHours)
    .where(and(eq(rollupHours.courseKey, courseKey), between(rollupHours.day, from, to)))
    .orderBy(asc(rollupHours.day), asc(rollupHours.hour));
  return new Map(
    rows.map(({ courseKey: _, day, hour, ...activity }) => [`${day}T${String(hour).padStart(2, '0')}`, activity]),
  );
}

async function countEnrolledBefore({ db }: Context, courseKey: string, day: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number | null>`sum(${rollupDays.enrolled} - ${rollupDays.left})` })
    .from(rollupDays)
    .where(and(eq(rollupDays.courseKey, courseKey), lt(rollupDays.day, day)));
  return Number(row?.count ?? 0);
}
