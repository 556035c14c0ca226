import type { CourseOutline } from '@/lib/courses';
import { loadOutline } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import { can, courseTarget } from '@/lib/permissions';
import {
  asLearner,
  decideCourse,
  enrollmentTrackPartition,
  groupsOfMode,
  type Learner,
  type Viewing,
  visitor,
} from '@/lib/schedule';
import { courseHead } from './course-head';
import { type DecidedWhole, decideWhole } from './decide-whole';
import { findMissingExam } from './find-missing-exam';
import { findPrerequisites } from './find-prerequisites';
import { findRequiredCourses, type RequiredCourse, requiredKeysOf } from './find-required-courses';
import type { LearnerCourse, OwnEnrollment, VisitContext } from './learner-course';
import { type BlockVisitRow, findBlockVisit, findVisit, type VisitRow } from './queries';

export interface OpenCourseInput {
  readonly courseKey: string;
  /** Staff may look as a learner; means nothing for anybody else. */
  readonly viewAs?: 'staff' | 'learner' | undefined;
  /** For grading: what was done counts, whichever courses are required by now. */
  readonly isForGrading?: boolean;
}

/**
 * Opens a course for whoever asks: one MySQL query (person, session, roles, enrolment, cohort, published version), the outline by
 * its hash, and the schedule's decisions. A session that no longer counts is a visitor's. NotFound `courses.not-found` where there
 * is no such course, or one that this person may not know of.
 */
export async function openCourse(ctx: VisitContext, input: OpenCourseInput): Promise<LearnerCourse> {
  return read(ctx, input, await findVisit(ctx.db, { courseKey: input.courseKey, userId: claimedBy(ctx) }));
}

/** A learner's state in one block, as pages and verbs read it. */
export interface BlockState {
  readonly block: string;
  readonly attempts: number;
  readonly seed: number;
  readonly isDone: boolean;
  readonly earned: number | null;
  readonly possible: number | null;
  readonly state: unknown;
  readonly lastSubmittedAt: Date | null;
}

/** What a learner has in one block. */
export interface BlockRecord {
  readonly state: BlockState | null;
  readonly isCompleted: boolean;
}

/** The same, with what the person has in one block (`TYPE@ID`), in the same one query. */
export async function openCourseAt(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string },
): Promise<{ readonly course: LearnerCourse; readonly record: BlockRecord }> {
  const { courseKey, block } = input;
  const row = await findBlockVisit(ctx.db, { courseKey, userId: claimedBy(ctx), block });
  const course = await read(ctx, input, row);
  // What a session that no longer counts claims to have is nobody's.
  return { course, record: row && course.userId !== null ? recordOf(row) : { state: null, isCompleted: false } };
}

const claimedBy = ({ actor }: VisitContext) => (actor.kind === 'user' || actor.kind === 'session' ? actor.userId : '');

function recordOf(row: BlockVisitRow): BlockRecord {
  const { stateBlock, attempts, seed, isDone, earned, possible, state, lastSubmittedAt, completion } = row;
  const hasState = stateBlock !== null && attempts !== null && seed !== null;
  return {
    state: hasState
      ? { block: stateBlock, attempts, seed, isDone: isDone ?? false, earned, possible, state, lastSubmittedAt }
      : null,
    isCompleted: (completion ?? 0) >= 1,
  };
}

async function read(ctx: VisitContext, input: OpenCourseInput, row: VisitRow | undefined): Promise<LearnerCourse> {
  if (!row) {
    throw notFound('courses.not-found', 'There is no such course.');
  }
  const actor = proveActor(ctx, row);
  const isProved = actor.kind === 'user';
  const outline = await loadOutline(ctx.courseware, row.root);
  const requiredKeys = input.isForGrading ? [] : requiredKeysOf(row.courseKey, outline);
  const facts: CourseFacts = {
    row,
    outline,
    actor,
    requiredCourses: await findRequiredCourses(ctx.db, requiredKeys, isProved ? row.userId : null),
    // The row tells of whom the session names; without a session that counts, it is somebody else's.
    enrollment: isProved ? ownEnrollment(row) : null,
    groups: isProved ? cohortGroups(row) : new Map(),
    extensions: isProved ? row.extensions : new Map(),
    viewAs: input.viewAs,
  };
  const course = await courseWithGates(ctx, facts, input);
  // What was done stays, also where its learner has left a course that is shown to nobody else.
  if (!input.isForGrading && !course.decision.canSeeAbout && !course.decision.canSeeContent) {
    throw notFound('courses.not-found', 'There is no such course.');
  }
  return course;
}

/** What is known of a visit once the rows are read. */
export interface CourseFacts {
  readonly row: Pick<VisitRow, 'courseKey' | 'org' | 'number' | 'run' | 'title' | 'language' | 'revision'>;
  readonly outline: CourseOutline;
  readonly actor: LearnerCourse['actor'];
  readonly enrollment: OwnEnrollment | null;
  /** Of the learner's cohort. */
  readonly groups: Learner['groups'];
  /** Own due dates of the learner, by block. */
  readonly extensions?: Learner['extensions'];
  readonly viewAs: OpenCourseInput['viewAs'];
  /** What was reached in the subsections that others require. */
  readonly prerequisites?: Learner['prerequisites'];
  readonly requiredCourses?: readonly RequiredCourse[];
  /** The entrance exam, where it is still to be passed. */
  readonly missingExam?: Learner['missingExam'];
}

/** Who looks at the course, as whom. */
export function viewingOf(ctx: Pick<VisitContext, 'now'>, facts: CourseFacts): Viewing & Looking {
  const { row, outline, actor, enrollment, groups, viewAs } = facts;
  const { extensions = visitor.extensions, prerequisites = visitor.prerequisites, requiredCourses = [] } = facts;
  const isStaff = can(actor, 'course.view-as-staff', courseTarget(row.courseKey));
  const isBeta = !isStaff && can(actor, 'course.view-early', courseTarget(row.courseKey));
  const seesAsStaff = isStaff && viewAs !== 'learner';
  const tracks = (mode: string) => new Map([[enrollmentTrackPartition, groupsOfMode(mode)], ...groups]);
  const learner: Learner =
    isStaff && !seesAsStaff
      ? {
          ...asLearner(enrollment?.createdAt ?? ctx.now, enrollment?.mode ?? 'audit', groups),
          extensions,
          prerequisites,
        }
      : {
          ...visitor,
          role: actor.kind === 'anonymous' ? 'anonymous' : isStaff ? 'staff' : isBeta ? 'beta' : 'learner',
          isEnrolled: enrollment !== null,
          enrolledAt: enrollment?.createdAt ?? null,
          groups: enrollment ? tracks(enrollment.mode) : visitor.groups,
          extensions,
          prerequisites,
          missingCourses: requiredCourses.filter(({ isPassed }) => !isPassed).map(({ courseKey }) => courseKey),
          missingExam: facts.missingExam ?? null,
        };
  return { course: outline.courseSchedule, learner, now: ctx.now, isStaff, seesAsStaff };
}

interface Looking {
  readonly isStaff: boolean;
  readonly seesAsStaff: boolean;
}

/** Puts a course together with what is reached in the parts of it that open others: no query where it has none, which is nearly every course. */
export async function courseWithGates(
  ctx: VisitContext,
  facts: CourseFacts,
  { isForGrading = false }: Pick<OpenCourseInput, 'isForGrading'> = {},
): Promise<LearnerCourse> {
  const { row, outline, actor, enrollment } = facts;
  const viewing = viewingOf(ctx, facts);
  const who = { userId: actor.kind === 'user' ? actor.userId : null, courseKey: row.courseKey };
  const [prerequisites, missingExam] = await Promise.all([
    findPrerequisites(ctx.db, outline, viewing, who),
    // What was done counts, and the team sees everything, also where it looks as a learner.
    isForGrading || viewing.isStaff
      ? null
      : findMissingExam(ctx.db, outline, viewing, { ...who, examPassedAt: enrollment?.examPassedAt ?? null }),
  ]);
  return courseFor(ctx, { ...facts, prerequisites, missingExam });
}

/** Puts a course together from what was read. */
export function courseFor(ctx: Pick<VisitContext, 'now'>, facts: CourseFacts): LearnerCourse {
  const { row, outline, actor, enrollment, requiredCourses = [] } = facts;
  const userId = actor.kind === 'user' ? actor.userId : null;
  const { isStaff, seesAsStaff, ...viewing } = viewingOf(ctx, facts);
  let whole: DecidedWhole | undefined;
  // Decided when first asked for: a page that shows only the course's head asks nothing of its blocks.
  const decided = () => {
    whole ??= decideWhole(outline, viewing);
    return whole;
  };
  return {
    courseKey: row.courseKey,
    revision: row.revision,
    outline,
    head: courseHead(row, outline, {
      isSignedIn: userId !== null,
      isEnrolled: enrollment !== null,
      isStaff,
      viewsAs: seesAsStaff ? 'staff' : 'learner',
    }),
    actor,
    userId,
    enrollment,
    isStaff,
    seesAsStaff,
    viewing,
    requiredCourses,
    decision: decideCourse(viewing),
    decide: (block) => decided().index.get(block),
    get dates() {
      return decided().dates;
    },
    get units() {
      return decided().units;
    },
  };
}

function proveActor(ctx: VisitContext, row: VisitRow): LearnerCourse['actor'] {
  const { actor } = ctx;
  if ((actor.kind !== 'user' && actor.kind !== 'session') || row.userId === null || row.disabledAt !== null) {
    return { kind: 'anonymous' };
  }
  if (actor.kind === 'session' && row.sessionVersion !== actor.sessionVersion) {
    return { kind: 'anonymous' };
  }
  return { kind: 'user', userId: row.userId, roles: row.roles };
}

function ownEnrollment(row: VisitRow): OwnEnrollment | null {
  const { enrollmentId, mode, isActive, cohortId, lastBlock, examPassedAt, enrolledAt } = row;
  return enrollmentId && mode && isActive && enrolledAt
    ? { id: enrollmentId, mode, cohortId, lastBlock, examPassedAt, createdAt: enrolledAt }
    : null;
}

/** The group that a learner's cohort is mapped to. */
export const cohortGroups = ({
  partitionId,
  groupId,
}: Pick<VisitRow, 'partitionId' | 'groupId'>): ReadonlyMap<number, readonly number[]> =>
  new Map(partitionId !== null && groupId !== null ? [[partitionId, [groupId]]] : []);
