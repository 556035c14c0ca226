import { problemSettings } from '@/lib/attempts';
import type { Context, HeldRole } from '@/lib/context';
import { type CourseOutline, type CourseRun, getCourseRun, listCourseRuns, loadOutline } from '@/lib/courses';
import { courseFor, findPrerequisites, type LearnerCourse, viewingOf } from '@/lib/enrollments';
import type { SubsectionGrade } from '@/lib/grading';
import { courseTarget, requirePermission, site } from '@/lib/permissions';
import { areGradesFrozen } from '@/lib/schedule';
import { type ComputedGrades, computeGrades } from '../compute-grades';
import { readRoles } from '../read-roles';
import { type Enrolled, listEnrolled, type Records, readRecords } from './read-records';
import { scoresFromAttempts } from './scores-from-attempts';

/** One value on record that the attempts do not give. */
export interface GradeDifference {
  readonly courseKey: string;
  readonly userId: string;
  /** `course`, or the subsection's `sequential@ID`. */
  readonly grade: string;
  readonly field: string;
  /** Null where nothing is on record. */
  readonly recorded: string | number | boolean | null;
  /** Null where the attempts give nothing. */
  readonly recomputed: string | number | boolean | null;
}

export interface VerifiedGrades {
  /** How many courses, learners with anything to grade, and attempts were looked at. */
  readonly courses: number;
  readonly learners: number;
  readonly attempts: number;
  readonly differences: readonly GradeDifference[];
}

const learnersAtOnce = 200;

/**
 * Recomputes the grades on record from attempts, overrides and the policy at the revision and instant that each grade was made
 * with, and answers what differs. Shares no query with grading, so that a fault there shows here. Reads only.
 *
 * @param input.courseKey one course; without it, all
 * @param input.after only learners of each course whose ids come after this one
 * @param input.most so many learners of each course; without it, all
 */
export async function verifyGrades(
  ctx: Context,
  input: {
    readonly courseKey?: string | undefined;
    readonly after?: string | undefined;
    readonly most?: number | undefined;
  } = {},
): Promise<VerifiedGrades> {
  const { courseKey, after = '', most = Number.POSITIVE_INFINITY } = input;
  if (courseKey === undefined) {
    requirePermission(ctx, 'site.administer', site);
  } else {
    requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  }
  const runs = courseKey === undefined ? await listCourseRuns(ctx) : [await getCourseRun(ctx, courseKey)];
  const differences: GradeDifference[] = [];
  const counts = { learners: 0, attempts: 0 };
  for (const run of runs) {
    for await (const { enrolled, records } of batches(ctx, run, after, most)) {
      for (const learner of enrolled) {
        const answered = records.attempts.get(learner.userId) ?? [];
        if (answered.length > 0 || records.grades.has(learner.userId)) {
          counts.learners += 1;
          counts.attempts += answered.length;
          differences.push(...(await verifyLearner(ctx, run, learner, records)));
        }
      }
    }
  }
  return { courses: runs.length, ...counts, differences };
}

async function* batches(ctx: Context, run: CourseRun, begin: string, most: number) {
  let after = begin;
  for (let left = most; left > 0; left -= learnersAtOnce) {
    const enrolled = await listEnrolled(ctx.db, run.key, after, Math.min(left, learnersAtOnce));
    const last = enrolled.at(-1);
    if (!last) {
      return;
    }
    const userIds = enrolled.map(({ userId }) => userId);
    const [records, rolesOf] = await Promise.all([
      readRecords(ctx.db, run.key, userIds),
      readRoles(ctx.db, run, userIds),
    ]);
    yield { enrolled, records: { ...records, rolesOf } };
    after = last.userId;
  }
}

/** The course as it stood in a revision. A revision never changes, so its outline comes from memory after the first look. */
async function outlineOf(ctx: Context, revision: string): Promise<CourseOutline> {
  const { root } = await ctx.courseware.getRevision(revision);
  return loadOutline(ctx.courseware, root);
}

async function verifyLearner(
  ctx: Context,
  run: CourseRun,
  learner: Enrolled,
  records: Records & { readonly rolesOf: Awaited<ReturnType<typeof readRoles>> },
): Promise<readonly GradeDifference[]> {
  const { userId } = learner;
  const recorded = records.grades.get(userId);
  const differ = (grade: string, field: string, was: GradeDifference['recorded'], is: GradeDifference['recomputed']) =>
    was === is ? [] : [{ courseKey: run.key, userId, grade, field, recorded: was, recomputed: is }];
  const revision = recorded?.revision ?? run.publishedRevision;
  const now = recorded?.gradedAt ?? ctx.now;
  const course = await courseAt(ctx, run, learner, { revision, now, roles: records.rolesOf(userId, now) });
  const { courseSchedule } = course.outline;
  // What came in after the freeze was never to be graded.
  const answered = (records.attempts.get(userId) ?? []).filter(({ at }) => !areGradesFrozen(courseSchedule, at));
  if (!recorded) {
    return answered.length === 0 ? [] : differ('course', 'percent', null, 'not graded yet');
  }
  const scores = await scoresFromAttempts(answered, records.rescores.get(userId) ?? [], async (block, at) => {
    const entry = (await outlineOf(ctx, at)).entries.get(block);
    return entry ? problemSettings(entry).gradingMethod : 'last_score';
  });
  const overrides = new Map((records.overrides.get(userId) ?? []).map((row) => [row.block, row]));
  const computed = computeGrades(course, scores, overrides);
  return [
    ...differ('course', 'percent', recorded.percent, computed.course.percent),
    ...differ('course', 'letter', recorded.letter, computed.course.letter),
    ...differ('course', 'isPassed', recorded.isPassed, computed.course.isPassed),
    ...subsectionDifferences(records.subsections.get(userId) ?? [], computed, differ),
  ];
}

type SubsectionRow = Records['subsections'] extends ReadonlyMap<string, readonly (infer Row)[]> ? Row : never;

/** Each column of a subsection grade on record beside the number that should stand in it. */
const columns: readonly {
  readonly field: string;
  readonly recorded: (row: SubsectionRow) => number;
  readonly recomputed: (grade: SubsectionGrade) => number;
}[] = [
  { field: 'earnedAll', recorded: (row) => row.earnedAll, recomputed: ({ all }) => all.earned },
  { field: 'possibleAll', recorded: (row) => row.possibleAll, recomputed: ({ all }) => all.possible },
  { field: 'earnedGraded', recorded: (row) => row.earnedGraded, recomputed: ({ graded }) => graded.earned },
  { field: 'possibleGraded', recorded: (row) => row.possibleGraded, recomputed: ({ graded }) => graded.possible },
  { field: 'percentGraded', recorded: (row) => row.percentGraded, recomputed: (grade) => grade.percentGraded },
];

type Differ = (grade: string, field: string, was: number | null, is: number | null) => readonly GradeDifference[];

function subsectionDifferences(
  rows: readonly SubsectionRow[],
  { subsections }: ComputedGrades,
  differ: Differ,
): readonly GradeDifference[] {
  const stored = new Map(rows.map((row) => [row.block, row]));
  return [...new Set([...stored.keys(), ...subsections.keys()])].flatMap((block) => {
    const row = stored.get(block);
    const grade = subsections.get(block);
    return columns.flatMap(({ field, recorded, recomputed }) =>
      differ(block, field, row ? recorded(row) : null, grade ? recomputed(grade) : null),
    );
  });
}

/** The course as this learner saw it in a revision at an instant. */
async function courseAt(
  ctx: Context,
  run: CourseRun,
  learner: Enrolled,
  at: { readonly revision: string; readonly now: Date; readonly roles: readonly HeldRole[] },
): Promise<LearnerCourse> {
  const { partitionId, groupId, userId, ...enrollment } = learner;
  const outline = await outlineOf(ctx, at.revision);
  const facts = {
    row: { ...run, courseKey: run.key, revision: at.revision },
    outline,
    actor: { kind: 'user', userId, roles: at.roles } as const,
    enrollment,
    groups: new Map(partitionId !== null && groupId !== null ? [[partitionId, [groupId]]] : []),
    viewAs: 'learner' as const,
  };
  const prerequisites = await findPrerequisites(ctx.db, outline, viewingOf(at, facts), { userId, courseKey: run.key });
  return courseFor(at, { ...facts, prerequisites });
}
