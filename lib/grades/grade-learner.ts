import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { affectedRows, incoming, isDuplicateKey } from '@/db/results';
import { courseGrades, enrollments, subsectionGrades } from '@/db/schema';
import type { Context } from '@/lib/context';
import { askedExam, type LearnerCourse, scoreExam } from '@/lib/enrollments';
import { conflict } from '@/lib/errors';
import type { SubsectionGrade } from '@/lib/grading';
import { type PublishedEvent, publishAll } from '@/lib/outbox';
import { areGradesFrozen } from '@/lib/schedule';
import { timed } from '@/lib/telemetry';
import { type ComputedGrades, computeGrades, policyHashOf } from './compute-grades';
import { openLearnersCourse } from './open-learners-course';
import {
  type CourseGradeRow,
  findCourseGrade,
  findGradingRecord,
  type LearnerOfCourse,
  type SubsectionGradeRow,
} from './queries';

export interface GradedLearner {
  /**
   * `frozen`: the course ended more than 30 days ago. `not-enrolled`: there is nobody to grade (any more). `no-work`: nothing was ever
   * scored, and there is no grade to replace.
   */
  readonly status: 'graded' | 'frozen' | 'not-enrolled' | 'no-work';
  /** Of the grade on record; 0 where there is none. */
  readonly version: number;
  readonly isPassed: boolean;
}

/** Of several that race, one writes in each round: workflows run one at a time, so this is plenty. */
const maxRounds = 20;

/**
 * Works out one learner's grades in a course from what is recorded now, keeps them, and tells of what changed. Order does not
 * matter: whoever writes has read everything after the version that it replaces, else it begins anew. Running it twice is running
 * it once. Called by workflows: the learner's own pages work from the scores.
 */
export const gradeLearner = timed(
  'grades.gradeLearner',
  async (ctx: Context, learner: LearnerOfCourse): Promise<GradedLearner> => {
    for (let round = 0; round < maxRounds; round += 1) {
      // Read first: it guards all that is read after it.
      const before = await findCourseGrade(ctx.db, learner);
      const kept = { version: before?.version ?? 0, isPassed: before?.isPassed ?? false };
      const [course, record] = await Promise.all([
        openLearnersCourse(ctx, learner),
        findGradingRecord(ctx.db, learner),
      ]);
      if (!course?.enrollment) {
        return { status: 'not-enrolled', ...kept };
      }
      if (areGradesFrozen(course.outline.courseSchedule, ctx.now)) {
        return { status: 'frozen', ...kept };
      }
      const { scores, overrides, subsections: stored } = record;
      if (!before && scores.size === 0 && overrides.size === 0) {
        return { status: 'no-work', ...kept };
      }
      const grades = computeGrades(course, scores, overrides);
      const exam = course.enrollment.examPassedAt === null ? askedExam(course.outline, course.decide) : null;
      const passesExam = exam !== null && scoreExam(exam, scores, overrides) >= exam.minScorePercent;
      const version = kept.version + 1;
      if (await write(ctx, { learner, course, before, stored, grades, passesExam, version })) {
        return { status: 'graded', version, isPassed: grades.course.isPassed };
      }
    }
    throw conflict('grades.busy', 'This learner is being graded by several workers at once.');
  },
);

interface Grading {
  readonly learner: LearnerOfCourse;
  readonly course: LearnerCourse;
  readonly before: CourseGradeRow | undefined;
  readonly stored: ReadonlyMap<string, SubsectionGradeRow>;
  readonly grades: ComputedGrades;
  /** Whether the course's entrance exam is passed and was not before. */
  readonly passesExam: boolean;
  readonly version: number;
}

/** Ends the transaction: somebody else graded meanwhile. */
class LostRace extends Error {}

async function write(ctx: Context, grading: Grading): Promise<boolean> {
  try {
    await ctx.db.transaction(async (tx) => {
      await writeCourseGrade(tx, ctx, grading);
      await writeSubsections(tx, ctx, grading);
      if (grading.passesExam) {
        await rememberExam(tx, ctx, grading.learner);
      }
      await tell(tx, ctx, grading);
    });
    return true;
  } catch (error) {
    if (error instanceof LostRace || isDuplicateKey(error)) {
      return false;
    }
    throw error;
  }
}

async function writeCourseGrade(tx: Tx, ctx: Context, { learner, course, before, grades, version }: Grading) {
  const { percent, letter, isPassed } = grades.course;
  const values = {
    version,
    percent,
    letter,
    isPassed,
    passedAt: before?.passedAt ?? (isPassed ? ctx.now : null),
    revision: course.revision,
    policyHash: policyHashOf(course),
    gradedAt: ctx.now,
  };
  if (!before) {
    await tx.insert(courseGrades).values({ ...learner, ...values, createdAt: ctx.now });
    return;
  }
  const updated = await tx
    .update(courseGrades)
    .set(values)
    .where(
      and(
        eq(courseGrades.userId, learner.userId),
        eq(courseGrades.courseKey, learner.courseKey),
        eq(courseGrades.version, before.version),
      ),
    );
  if (affectedRows(updated) === 0) {
    throw new LostRace();
  }
}

/** Whoever has passed an entrance exam once has passed it, as in Open edX. */
async function rememberExam(tx: Tx, ctx: Context, { userId, courseKey }: LearnerOfCourse) {
  await tx
    .update(enrollments)
    .set({ examPassedAt: ctx.now })
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey), isNull(enrollments.examPassedAt)));
}

const columnsOf = ({ all, graded, percentGraded }: SubsectionGrade) => ({
  earnedAll: all.earned,
  possibleAll: all.possible,
  earnedGraded: graded.earned,
  possibleGraded: graded.possible,
  percentGraded,
});

/** The subsections whose grade differs from the one on record. */
function changedSubsections({ grades, stored }: Grading) {
  return [...grades.subsections].flatMap(([block, grade]) => {
    const columns = columnsOf(grade);
    const row = stored.get(block);
    const isSame =
      row !== undefined &&
      row.earnedAll === columns.earnedAll &&
      row.possibleAll === columns.possibleAll &&
      row.earnedGraded === columns.earnedGraded &&
      row.possibleGraded === columns.possibleGraded &&
      row.percentGraded === columns.percentGraded;
    return isSame ? [] : [{ block, columns }];
  });
}

async function writeSubsections(tx: Tx, ctx: Context, grading: Grading) {
  const { learner, grades, stored } = grading;
  const changed = changedSubsections(grading);
  if (changed.length > 0) {
    await tx
      .insert(subsectionGrades)
      .values(changed.map(({ block, columns }) => ({ ...learner, block, ...columns, updatedAt: ctx.now })))
      .onDuplicateKeyUpdate({
        set: {
          earnedAll: incoming(subsectionGrades.earnedAll),
          possibleAll: incoming(subsectionGrades.possibleAll),
          earnedGraded: incoming(subsectionGrades.earnedGraded),
          possibleGraded: incoming(subsectionGrades.possibleGraded),
          percentGraded: incoming(subsectionGrades.percentGraded),
          updatedAt: incoming(subsectionGrades.updatedAt),
        },
      });
  }
  const gone = [...stored.keys()].filter((block) => !grades.subsections.has(block));
  if (gone.length > 0) {
    await tx
      .delete(subsectionGrades)
      .where(
        and(
          eq(subsectionGrades.userId, learner.userId),
          eq(subsectionGrades.courseKey, learner.courseKey),
          inArray(subsectionGrades.block, gone),
        ),
      );
  }
}

async function tell(tx: Tx, ctx: Context, grading: Grading) {
  const { learner, course, before, grades, version } = grading;
  const { revision } = course;
  const { percent, letter, isPassed } = grades.course;
  const told: PublishedEvent[] = changedSubsections(grading).map(({ block, columns }) => ({
    name: 'grades/subsection-grade.changed',
    data: {
      ...learner,
      block,
      version,
      revision,
      earned: columns.earnedGraded,
      possible: columns.possibleGraded,
      percent: columns.percentGraded,
    },
  }));
  if (before?.percent !== percent || before.letter !== letter || before.isPassed !== isPassed) {
    const data = { ...learner, version, revision, percent, letter, isPassed };
    told.push({ name: 'grades/course-grade.changed', data });
  }
  if (isPassed !== (before?.isPassed ?? false)) {
    const name = isPassed ? 'grades/course.passed' : 'grades/course.failed';
    told.push({ name, data: { ...learner, version, percent } });
  }
  await publishAll(tx, ctx, told);
}
