import { findNames } from '@/lib/accounts';
import type { Context, HeldRole } from '@/lib/context';
import { type CourseOutline, type CourseRun, type FormatRename, getCourseRun, loadOutline } from '@/lib/courses';
import { courseFor, findPrerequisites, type LearnerCourse, viewingOf } from '@/lib/enrollments';
import { invalid } from '@/lib/errors';
import { type CourseGrade, findPolicyFaults, gradeCourse, parseGradingPolicy } from '@/lib/grading';
import type { Json } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { areGradesFrozen } from '@/lib/schedule';
import { gradeSubsections } from '../grade-subsections';
import { policyOf } from '../policy-of';
import { readRoles } from '../read-roles';
import { type GradedLearnerRow, listGraded, readLearnerRecords } from './read-learners';
import { Tally } from './tally';

export interface PreviewPolicyInput {
  readonly courseKey: string;
  /** As it would stand in `grading_policy.json`. */
  readonly policy: Json;
  /** Types whose subsections would go with their new name. */
  readonly renames?: readonly FormatRename[];
}

/** What a grade is, as far as a policy can change it. */
export interface GradeStanding {
  /** 0 to 1, rounded as course grades are. */
  readonly percent: number;
  readonly letter: string | null;
  readonly isPassed: boolean;
}

export interface PreviewedChange {
  readonly userId: string;
  readonly name: string;
  readonly before: GradeStanding;
  readonly after: GradeStanding;
}

export interface PolicyPreview {
  /** Learners with a grade on record: all of them were worked out twice. */
  readonly learners: number;
  /** The course ended more than 30 days ago: grades are no longer written, whatever the policy says. */
  readonly isFrozen: boolean;
  readonly changed: number;
  readonly raised: number;
  readonly lowered: number;
  readonly letterChanged: number;
  /** Would pass and did not; passed and would not. */
  readonly newlyPassed: number;
  readonly newlyFailed: number;
  /** The largest first, at most `maxListed`; `changed` counts all. */
  readonly changes: readonly PreviewedChange[];
  /** Learners by tenths of the grade: 0–9 %, 10–19 %, … 90 % and more. */
  readonly histogram: { readonly before: readonly number[]; readonly after: readonly number[] };
}

const learnersAtOnce = 200;
const maxListed = 50;

/**
 * A dry run: works out every learner's course grade by the policy as it is and as it would be, from the scores on record, and answers
 * what would change. Goes through the course in batches and writes nothing.
 *
 * Throws Forbidden, NotFound `courses.not-found`, Invalid `grading.bad-policy`.
 */
export async function previewGradingPolicy(ctx: Context, input: PreviewPolicyInput): Promise<PolicyPreview> {
  const { courseKey, policy, renames = [] } = input;
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  requirePermission(ctx, 'gradebook.view', courseTarget(courseKey));
  const faults = findPolicyFaults(policy);
  const read = parseGradingPolicy(policy);
  if (faults.length > 0 || !read.ok) {
    throw invalid('grading.bad-policy', 'The grading policy cannot be used as it is.', {
      fields: Object.fromEntries(faults.map(({ path, code }) => [path, code])),
    });
  }
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const newNames = new Map(renames.map(({ from, to }) => [from, to]));
  const before = policyOf({ outline });
  const tally = new Tally();
  for (let after = ''; ; ) {
    const rows = await listGraded(ctx.db, courseKey, after, learnersAtOnce);
    const userIds = rows.map(({ userId }) => userId);
    const [recordsOf, rolesOf] = await Promise.all([
      readLearnerRecords(ctx.db, courseKey, userIds),
      readRoles(ctx.db, run, userIds),
    ]);
    for (const row of rows) {
      const { scores, overrides } = recordsOf(row.userId);
      const course = await courseOf(ctx, run, outline, row, rolesOf(row.userId, ctx.now));
      const subsections = gradeSubsections(course, scores, overrides).map(({ forCourse }) => forCourse);
      const renamed = subsections.map((subsection) => ({
        ...subsection,
        format: newNames.get(subsection.format ?? '') ?? subsection.format,
      }));
      tally.add(row.userId, standing(gradeCourse(before, subsections)), standing(gradeCourse(read.policy, renamed)));
    }
    const last = rows.at(-1);
    if (!last || rows.length < learnersAtOnce) {
      break;
    }
    after = last.userId;
  }
  const changes = tally.largest(maxListed);
  const names = await findNames(
    ctx.db,
    changes.map(({ userId }) => userId),
  );
  return {
    ...tally.counts(),
    isFrozen: areGradesFrozen(outline.courseSchedule, ctx.now),
    changes: changes.map((change) => ({ ...change, name: names.get(change.userId) ?? change.userId })),
  };
}

const standing = ({ percent, letter, isPassed }: CourseGrade): GradeStanding => ({ percent, letter, isPassed });

/** The course as the learner sees it now, as grading sees it. */
async function courseOf(
  ctx: Context,
  run: CourseRun,
  outline: CourseOutline,
  { partitionId, groupId, userId, ...enrollment }: GradedLearnerRow,
  roles: readonly HeldRole[],
): Promise<LearnerCourse> {
  const facts = {
    row: { ...run, courseKey: run.key, revision: run.publishedRevision },
    outline,
    actor: { kind: 'user', userId, roles } as const,
    enrollment,
    groups: new Map(partitionId !== null && groupId !== null ? [[partitionId, [groupId]]] : []),
    viewAs: 'learner' as const,
  };
  const prerequisites = await findPrerequisites(ctx.db, outline, viewingOf(ctx, facts), { userId, courseKey: run.key });
  return courseFor(ctx, { ...facts, prerequisites });
}
