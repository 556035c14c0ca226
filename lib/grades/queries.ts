import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { courseGrades, studentStates, subsectionGrades, subsectionOverrides } from '@/db/schema';
import type { RecordedScore, SubsectionOverride } from '@/lib/grading';

/** A learner in a course run. */
export interface LearnerOfCourse {
  readonly userId: string;
  readonly courseKey: string;
}

const userId = sql.placeholder('userId');
const courseKey = sql.placeholder('courseKey');

const scoresOf = prepareOnce((db) =>
  db
    .select({ block: studentStates.block, earned: studentStates.earned, possible: studentStates.possible })
    .from(studentStates)
    .where(
      and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey), isNotNull(studentStates.earned)),
    )
    .prepare(),
);

const overridesOf = prepareOnce((db) =>
  db
    .select({
      block: subsectionOverrides.block,
      earnedAll: subsectionOverrides.earnedAll,
      possibleAll: subsectionOverrides.possibleAll,
      earnedGraded: subsectionOverrides.earnedGraded,
      possibleGraded: subsectionOverrides.possibleGraded,
    })
    .from(subsectionOverrides)
    .where(and(eq(subsectionOverrides.userId, userId), eq(subsectionOverrides.courseKey, courseKey)))
    .prepare(),
);

const courseGradeOf = prepareOnce((db) =>
  db
    .select()
    .from(courseGrades)
    .where(and(eq(courseGrades.userId, userId), eq(courseGrades.courseKey, courseKey)))
    .prepare(),
);

const subsectionGradesOf = prepareOnce((db) =>
  db
    .select()
    .from(subsectionGrades)
    .where(and(eq(subsectionGrades.userId, userId), eq(subsectionGrades.courseKey, courseKey)))
    .prepare(),
);

/** A learner's recorded raw scores in a course, by block. One query. */
export async function findScores(db: Db, learner: LearnerOfCourse): Promise<ReadonlyMap<string, RecordedScore>> {
  const rows = await scoresOf(db).execute({ ...learner });
  return new Map(rows.map(({ block, earned, possible }) => [block, { earned: earned ?? 0, possible: possible ?? 0 }]));
}

/** The subsections whose points the course team set for a learner, by block. One query. */
export async function findOverrides(
  db: Db,
  learner: LearnerOfCourse,
): Promise<ReadonlyMap<string, SubsectionOverride>> {
  const rows = await overridesOf(db).execute({ ...learner });
  return new Map(rows.map(({ block, ...override }) => [block, override]));
}

export type CourseGradeRow = typeof courseGrades.$inferSelect;
export type SubsectionGradeRow = typeof subsectionGrades.$inferSelect;

/** The course grade on record; undefined before the first. */
export async function findCourseGrade(db: Db, learner: LearnerOfCourse): Promise<CourseGradeRow | undefined> {
  const [row] = await courseGradeOf(db).execute({ ...learner });
  return row;
}

/** The subsection grades on record. */
export async function findSubsectionGrades(
  db: Db,
  learner: LearnerOfCourse,
): Promise<ReadonlyMap<string, SubsectionGradeRow>> {
  const rows = await subsectionGradesOf(db).execute({ ...learner });
  return new Map(rows.map((row) => [row.block, row]));
}
