import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '@/db/client';
import {
  attemptRescores,
  attempts,
  cohorts,
  courseGrades,
  enrollments,
  subsectionGrades,
  subsectionOverrides,
} from '@/db/schema';

/** What is kept of some learners of one course, read without a query that grading itself asks. */
export async function readRecords(db: Db, courseKey: string, userIds: readonly string[]) {
  const people = [...userIds];
  const [answered, rescored, overrides, grades, parts] = await Promise.all([
    db
      .select({
        userId: attempts.userId,
        block: attempts.block,
        number: attempts.number,
        revision: attempts.revision,
        earned: attempts.earned,
        possible: attempts.possible,
        at: attempts.submittedAt,
      })
      .from(attempts)
      .where(and(inArray(attempts.userId, people), eq(attempts.courseKey, courseKey)))
      .orderBy(asc(attempts.userId), asc(attempts.block), asc(attempts.number)),
    db
      .select({
        userId: attemptRescores.userId,
        block: attemptRescores.block,
        number: attemptRescores.number,
        revision: attemptRescores.revision,
        earned: attemptRescores.earned,
        possible: attemptRescores.possible,
      })
      .from(attemptRescores)
      .where(and(inArray(attemptRescores.userId, people), eq(attemptRescores.courseKey, courseKey)))
      .orderBy(asc(attemptRescores.id)),
    db
      .select()
      .from(subsectionOverrides)
      .where(and(inArray(subsectionOverrides.userId, people), eq(subsectionOverrides.courseKey, courseKey))),
    db
      .select()
      .from(courseGrades)
      .where(and(inArray(courseGrades.userId, people), eq(courseGrades.courseKey, courseKey))),
    db
      .select()
      .from(subsectionGrades)
      .where(and(inArray(subsectionGrades.userId, people), eq(subsectionGrades.courseKey, courseKey))),
  ]);
  return {
    attempts: Map.groupBy(answered, ({ userId }) => userId),
    rescores: Map.groupBy(rescored, ({ userId }) => userId),
    overrides: Map.groupBy(overrides, ({ userId }) => userId),
    grades: new Map(grades.map((row) => [row.userId, row])),
    subsections: Map.groupBy(parts, ({ userId }) => userId),
  };
}

export type Records = Awaited<ReturnType<typeof readRecords>>;

/** The enrolled learners of a course whose ids come after `after`, in their order. */
export function listEnrolled(db: Db, courseKey: string, after: string, limit: number) {
  return db
    .select({
      userId: enrollments.userId,
      id: enrollments.id,
      mode: enrollments.mode,
      cohortId: enrollments.cohortId,
      lastBlock: enrollments.lastBlock,
      examPassedAt: enrollments.examPassedAt,
      createdAt: enrollments.createdAt,
      partitionId: cohorts.partitionId,
      groupId: cohorts.groupId,
    })
    .from(enrollments)
    .leftJoin(cohorts, and(eq(cohorts.courseKey, enrollments.courseKey), eq(cohorts.id, enrollments.cohortId)))
    .where(and(eq(enrollments.courseKey, courseKey), eq(enrollments.isActive, true), gt(enrollments.userId, after)))
    .orderBy(asc(enrollments.userId))
    .limit(limit);
}

export type Enrolled = Awaited<ReturnType<typeof listEnrolled>>[number];
