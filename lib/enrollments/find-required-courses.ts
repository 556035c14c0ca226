import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { certificates, courseGrades, courseRuns } from '@/db/schema';
import type { CourseOutline } from '@/lib/courses';

/** A course run to be passed before another one opens. */
export interface RequiredCourse {
  readonly courseKey: string;
  readonly title: string;
  readonly language: string | null;
  /** Passed once, whatever the grade has come to since, or a certificate is held. */
  readonly isPassed: boolean;
}

/** The keys of the course runs that a course asks for, itself never. */
export const requiredKeysOf = (courseKey: string, { courseSchedule }: Pick<CourseOutline, 'courseSchedule'>) =>
  courseSchedule.requiredCourses.filter((key) => key !== courseKey);

/**
 * The course runs of some keys, each with whether a person has passed it. One query; none where no key is given, which is nearly every
 * course. A run that is not on this site is left out: nobody could ever pass it.
 */
export async function findRequiredCourses(
  db: Db,
  keys: readonly string[],
  userId: string | null,
): Promise<readonly RequiredCourse[]> {
  if (keys.length === 0) {
    return [];
  }
  const person = userId ?? '';
  const rows = await db
    .select({
      courseKey: courseRuns.key,
      title: courseRuns.title,
      language: courseRuns.language,
      passedAt: courseGrades.passedAt,
      certificate: certificates.status,
    })
    .from(courseRuns)
    .leftJoin(courseGrades, and(eq(courseGrades.userId, person), eq(courseGrades.courseKey, courseRuns.key)))
    .leftJoin(certificates, and(eq(certificates.userId, person), eq(certificates.courseKey, courseRuns.key)))
    .where(inArray(courseRuns.key, [...keys]));
  const found = new Map(
    rows.map(({ passedAt, certificate, ...course }) => [
      course.courseKey,
      { ...course, isPassed: passedAt !== null || certificate === 'downloadable' },
    ]),
  );
  return keys.flatMap((key) => found.get(key) ?? []);
}
