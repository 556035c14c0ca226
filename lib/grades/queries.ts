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

const nothing = sql<number | null>`null`;

/** All that the grades of record are made of and compared with, one kind of row after the other. */
const gradingRecordOf = prepareOnce((db) =>
  db
    .select({
      kind: sql<'score' | 'override' | 'grade'>`'score'`,
      block: studentStates.block,
      earnedAll: studentStates.earned,
      possibleAll: studentStates.possible,
      earnedGraded: nothing,
      possibleGraded: nothing,
      percentGraded: nothing,
    })
    .from(studentStates)
    .where(
      and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey), isNotNull(studentStates.earned)),
    )
    .unionAll(
      db
        .select({
          kind: sql<'score' | 'override' | 'grade'>`'override'`,
          block: subsectionOverrides.block,
          earnedAll: subsectionOverrides.earnedAll,
          possibleAll: subsectionOverrides.possibleAll,
          earnedGraded: sql<number | null>`${subsectionOverrides.earnedGraded}`,
          possibleGraded: sql<number | null>`${subsectionOverrides.possibleGraded}`,
          percentGraded: nothing,
        })
        .from(subsectionOverrides)
        .where(and(eq(subsectionOverrides.userId, userId), eq(subsectionOverrides.courseKey, courseKey))),
    )
    .unionAll(
      db
        .select({
          kind: sql<'score' | 'override' | 'grade'>`'grade'`,
          block: subsectionGrades.block,
          earnedAll: sql<number | null>`${subsectionGrades.earnedAll}`,
          possibleAll: sql<number | null>`${subsectionGrades.possibleAll}`,
          earnedGraded: sql<number | null>`${subsectionGrades.earnedGraded}`,
          possibleGraded: sql<number | null>`${subsectionGrades.possibleGraded}`,
          percentGraded: sql<number | null>`${subsectionGrades.percentGraded}`,
        })
        .from(subsectionGrades)
        .where(and(eq(subsectionGrades.userId, userId), eq(subsectionGrades.courseKey, courseKey))),
    )
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
export type SubsectionGradeRow = Pick<
  typeof subsectionGrades.$inferSelect,
  'earnedAll' | 'possibleAll' | 'earnedGraded' | 'possibleGraded' | 'percentGraded'
>;

/** What a learner's grades are made of, and the subsection grades that were made of it, each by block. */
export interface GradingRecord {
  readonly scores: ReadonlyMap<string, RecordedScore>;
  readonly overrides: ReadonlyMap<string, SubsectionOverride>;
  readonly subsections: ReadonlyMap<string, SubsectionGradeRow>;
}

/** The course grade on record; undefined before the first. */
export async function findCourseGrade(db: Db, learner: LearnerOfCourse): Promise<CourseGradeRow | undefined> {
  const [row] = await courseGradeOf(db).execute({ ...learner });
  return row;
}

/** `findScores`, `findOverrides` and the subsection grades on record. One query. */
export async function findGradingRecord(db: Db, learner: LearnerOfCourse): Promise<GradingRecord> {
  const scores = new Map<string, RecordedScore>();
  const overrides = new Map<string, SubsectionOverride>();
  const subsections = new Map<string, SubsectionGradeRow>();
  for (const { kind, block, percentGraded, ...points } of await gradingRecordOf(db).execute({ ...learner })) {
    const { earnedAll, possibleAll, earnedGraded, possibleGraded } = points;
    if (kind === 'score') {
      scores.set(block, { earned: earnedAll ?? 0, possible: possibleAll ?? 0 });
    } else if (kind === 'override') {
      overrides.set(block, points);
    } else {
      subsections.set(block, {
        earnedAll: earnedAll ?? 0,
        possibleAll: possibleAll ?? 0,
        earnedGraded: earnedGraded ?? 0,
        possibleGraded: possibleGraded ?? 0,
        percentGraded: percentGraded ?? 0,
      });
    }
  }
  return { scores, overrides, subsections };
}
