import { and, eq } from 'drizzle-orm';
import { subsectionOverrides } from '@/db/schema';
import { findNames } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { findLearner, type LearnerCourse, titleOf } from '@/lib/enrollments';
import { type ExplainedCourseGrade, explainCourseGrade, gradeCourse, type Points } from '@/lib/grading';
import { assignmentTypesOf } from '../assignment-types';
import { type GradedSubsection, gradeSubsections } from '../grade-subsections';
import type { AssignmentTypeProgress } from '../model';
import { openLearnersCourse } from '../open-learners-course';
import { policyOf } from '../policy-of';
import { findCourseGrade, findScores, type LearnerOfCourse } from '../queries';

/** A subsection of one learner, and why its points are what they are. Points are weighted. */
export interface ExplainedSubsection {
  readonly block: string;
  readonly title: string;
  readonly section: string;
  /** `HW 01`; null where it does not count towards the course grade. */
  readonly label: string | null;
  readonly graded: Points;
  /** 0 to 1. */
  readonly percent: number;
  /** Something of it was tried, or the team set it. */
  readonly hasGrade: boolean;
  /** One of the lowest, and left out of the course grade. */
  readonly isDropped: boolean;
  readonly problems: readonly {
    readonly block: string;
    readonly title: string;
    readonly earned: number;
    readonly possible: number;
    readonly isGraded: boolean;
    readonly isAttempted: boolean;
  }[];
  /** What the team set, and what the answers alone give. */
  readonly override: {
    readonly reason: string;
    /** Null: the system. */
    readonly setBy: string | null;
    readonly setAt: Date;
    readonly before: Points;
  } | null;
  readonly due: Date | null;
  /** The course's own date, where the learner has more time. */
  readonly extendedFrom: Date | null;
}

export interface ExplainedLearner {
  /** The grade of record; null before the first. */
  readonly record: {
    readonly percent: number;
    readonly letter: string | null;
    readonly isPassed: boolean;
    readonly gradedAt: Date;
  } | null;
  /** As it follows from answers, policy and overrides now; null where the learner has left. */
  readonly now: {
    readonly percent: number;
    readonly rawPercent: number;
    readonly letter: string | null;
    readonly isPassed: boolean;
    readonly cutoffs: readonly { readonly letter: string; readonly percent: number; readonly isReached: boolean }[];
    readonly types: readonly AssignmentTypeProgress[];
    readonly subsections: readonly ExplainedSubsection[];
  } | null;
}

/**
 * One learner's grades with everything that they follow from. Throws as `findLearner` does. Works from scores, policy and overrides
 * as they stand now; `record` is what was kept last.
 */
export async function explainLearner(ctx: Context, learner: LearnerOfCourse): Promise<ExplainedLearner> {
  await findLearner(ctx, learner);
  const [course, record, scores, overrides] = await Promise.all([
    openLearnersCourse(ctx, learner),
    findCourseGrade(ctx.db, learner),
    findScores(ctx.db, learner),
    findSetPoints(ctx, learner),
  ]);
  const kept = record
    ? { percent: record.percent, letter: record.letter, isPassed: record.isPassed, gradedAt: record.gradedAt }
    : null;
  if (!course?.enrollment) {
    return { record: kept, now: null };
  }
  const subsections = gradeSubsections(course, scores, overrides);
  const policy = policyOf(course);
  const grade = gradeCourse(
    policy,
    subsections.map(({ forCourse }) => forCourse),
  );
  const explained = explainCourseGrade(policy, grade, 'staff');
  const names = await findNames(ctx.db, [...new Set([...overrides.values()].map(({ setBy }) => setBy))]);
  const entries = entriesByBlock(explained);
  return {
    record: kept,
    now: {
      percent: grade.percent,
      rawPercent: grade.rawPercent,
      letter: grade.letter,
      isPassed: grade.isPassed,
      cutoffs: explained.cutoffs,
      types: assignmentTypesOf(explained),
      subsections: subsections
        .filter(({ grade: { all } }) => all.possible > 0)
        .map((graded) => explain(course, graded, { set: overrides.get(graded.entry.block), names, entries })),
    },
  };
}

type SetPoints = typeof subsectionOverrides.$inferSelect;

async function findSetPoints({ db }: Context, { userId, courseKey }: LearnerOfCourse) {
  const rows = await db
    .select()
    .from(subsectionOverrides)
    .where(and(eq(subsectionOverrides.userId, userId), eq(subsectionOverrides.courseKey, courseKey)));
  return new Map(rows.map((row) => [row.block, row]));
}

function entriesByBlock({ types }: ExplainedCourseGrade) {
  return new Map(
    types.flatMap(({ entries }) => entries.flatMap((entry) => (entry.block === null ? [] : [[entry.block, entry]]))),
  );
}

function explain(
  course: LearnerCourse,
  { section, entry, grade }: GradedSubsection,
  found: {
    readonly set: SetPoints | undefined;
    readonly names: ReadonlyMap<string, string>;
    readonly entries: ReturnType<typeof entriesByBlock>;
  },
): ExplainedSubsection {
  const { set, names } = found;
  const counted = found.entries.get(entry.block);
  const due = course.decide(entry.block)?.due;
  return {
    block: entry.block,
    title: titleOf(entry),
    section: titleOf(section),
    label: counted?.label ?? null,
    graded: counted ? grade.graded : grade.all,
    percent: grade.percentGraded,
    hasGrade: grade.isAttempted || set !== undefined,
    isDropped: (counted?.dropped ?? null) !== null,
    problems: grade.problems.map(({ block, weighted, isGraded, isAttempted }) => {
      const problem = course.outline.entries.get(block);
      return { block, title: problem ? titleOf(problem) : '', ...weighted, isGraded, isAttempted };
    }),
    override:
      set && grade.beforeOverride
        ? {
            reason: set.reason,
            setBy: names.get(set.setBy) ?? null,
            setAt: set.setAt,
            before: counted ? grade.beforeOverride.graded : grade.beforeOverride.all,
          }
        : null,
    due: due?.due ?? null,
    extendedFrom: due?.extendedFrom ?? null,
  };
}
