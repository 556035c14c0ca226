import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { cohorts, courseGrades, enrollments, studentStates, subsectionOverrides } from '@/db/schema';
import type { RecordedScore, SubsectionOverride } from '@/lib/grading';
import { ofEnrolled } from '../of-enrolled';

/** The enrolled learners of a course who have a grade on record and whose ids come after `after`, in their order. */
export const listGraded = (db: Db, courseKey: string, after: string, limit: number) =>
  db
    .select({
      userId: courseGrades.userId,
      id: enrollments.id,
      mode: enrollments.mode,
      cohortId: enrollments.cohortId,
      lastBlock: enrollments.lastBlock,
      examPassedAt: enrollments.examPassedAt,
      createdAt: enrollments.createdAt,
      partitionId: cohorts.partitionId,
      groupId: cohorts.groupId,
    })
    .from(courseGrades)
    .innerJoin(enrollments, ofEnrolled)
    .leftJoin(cohorts, and(eq(cohorts.courseKey, enrollments.courseKey), eq(cohorts.id, enrollments.cohortId)))
    .where(and(eq(courseGrades.courseKey, courseKey), gt(courseGrades.userId, after)))
    .orderBy(asc(courseGrades.userId))
    .limit(limit);

export type GradedLearnerRow = Awaited<ReturnType<typeof listGraded>>[number];

/** What grading asks of a learner. */
export interface LearnerRecords {
  readonly scores: ReadonlyMap<string, RecordedScore>;
  readonly overrides: ReadonlyMap<string, SubsectionOverride>;
}

/** The recorded scores and overrides of some learners of one course, by learner. Two queries. */
export async function readLearnerRecords(
  db: Db,
  courseKey: string,
  userIds: readonly string[],
): Promise<(userId: string) => LearnerRecords> {
  const people = [...userIds];
  const [scores, overrides] = await Promise.all([
    db
      .select({
        userId: studentStates.userId,
        block: studentStates.block,
        earned: studentStates.earned,
        possible: studentStates.possible,
      })
      .from(studentStates)
      .where(
        and(
          inArray(studentStates.userId, people),
          eq(studentStates.courseKey, courseKey),
          isNotNull(studentStates.earned),
        ),
      ),
    db
      .select()
      .from(subsectionOverrides)
      .where(and(inArray(subsectionOverrides.userId, people), eq(subsectionOverrides.courseKey, courseKey))),
  ]);
  const scoresOf = Map.groupBy(scores, ({ userId }) => userId);
  const overridesOf = Map.groupBy(overrides, ({ userId }) => userId);
  return (userId) => ({
    scores: new Map(
      (scoresOf.get(userId) ?? []).map(({ block, earned, possible }) => [
        block,
        { earned: earned ?? 0, possible: possible ?? 0 },
      ]),
    ),
    overrides: new Map((overridesOf.get(userId) ?? []).map((row) => [row.block, row])),
  });
}
