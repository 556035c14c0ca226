import { and, eq, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { cohorts, completions, courseRuns, dueExtensions, enrollments, roles, studentStates, users } from '@/db/schema';

const visitColumns = {
  courseKey: courseRuns.key,
  org: courseRuns.org,
  number: courseRuns.number,
  run: courseRuns.run,
  title: courseRuns.title,
  language: courseRuns.language,
  revision: courseRuns.publishedRevision,
  root: courseRuns.publishedRoot,
  userId: users.id,
  sessionVersion: users.sessionVersion,
  disabledAt: users.disabledAt,
  role: roles.role,
  scope: roles.scope,
  enrollmentId: enrollments.id,
  mode: enrollments.mode,
  isActive: enrollments.isActive,
  cohortId: enrollments.cohortId,
  lastBlock: enrollments.lastBlock,
  enrolledAt: enrollments.createdAt,
  partitionId: cohorts.partitionId,
  groupId: cohorts.groupId,
  extendedBlock: dueExtensions.block,
  extendedTo: dueExtensions.dueAt,
};

const recordColumns = {
  stateBlock: studentStates.block,
  attempts: studentStates.attempts,
  seed: studentStates.seed,
  isDone: studentStates.isDone,
  earned: studentStates.earned,
  possible: studentStates.possible,
  state: studentStates.state,
  lastSubmittedAt: studentStates.lastSubmittedAt,
  completion: completions.completion,
};

const userId = sql.placeholder('userId');
const courseKey = sql.placeholder('courseKey');
const block = sql.placeholder('block');

const ofPerson = () => eq(users.id, userId);
const ofRole = () =>
  and(
    eq(roles.userId, users.id),
    or(eq(roles.scope, '*'), eq(roles.scope, courseRuns.org), eq(roles.scope, courseRuns.key)),
  );
const ofEnrollment = () => and(eq(enrollments.userId, users.id), eq(enrollments.courseKey, courseRuns.key));
const ofExtension = () => and(eq(dueExtensions.userId, users.id), eq(dueExtensions.courseKey, courseRuns.key));
const ofCohort = () => and(eq(cohorts.courseKey, courseRuns.key), eq(cohorts.id, enrollments.cohortId));

/**
 * What the one query of a course's page answers: a row for each of the person's roles here and each of their extensions, at least
 * one where the course exists. Few have more than one.
 */
const visitOf = prepareOnce((db) =>
  db
    .select(visitColumns)
    .from(courseRuns)
    .leftJoin(users, ofPerson())
    .leftJoin(roles, ofRole())
    .leftJoin(enrollments, ofEnrollment())
    .leftJoin(cohorts, ofCohort())
    .leftJoin(dueExtensions, ofExtension())
    .where(eq(courseRuns.key, courseKey))
    .prepare(),
);

/** The same with what the person has in one block, for what is done to a block. */
const visitOfBlock = prepareOnce((db) =>
  db
    .select({ ...visitColumns, ...recordColumns })
    .from(courseRuns)
    .leftJoin(users, ofPerson())
    .leftJoin(roles, ofRole())
    .leftJoin(enrollments, ofEnrollment())
    .leftJoin(cohorts, ofCohort())
    .leftJoin(dueExtensions, ofExtension())
    .leftJoin(
      studentStates,
      and(
        eq(studentStates.userId, users.id),
        eq(studentStates.courseKey, courseRuns.key),
        eq(studentStates.block, block),
      ),
    )
    .leftJoin(
      completions,
      and(eq(completions.userId, users.id), eq(completions.courseKey, courseRuns.key), eq(completions.block, block)),
    )
    .where(eq(courseRuns.key, courseKey))
    .prepare(),
);

export type VisitRow = Awaited<ReturnType<ReturnType<typeof visitOf>['execute']>>[number];
export type BlockVisitRow = Awaited<ReturnType<ReturnType<typeof visitOfBlock>['execute']>>[number];

/** The course's switch row beside the person, their roles over it, their enrolment, cohort and extensions: one round trip. */
export const findVisit = (db: Db, input: { courseKey: string; userId: string }): Promise<VisitRow[]> =>
  visitOf(db).execute({ ...input });

/** The same beside the person's state in one block and its completion. */
export const findBlockVisit = (
  db: Db,
  input: { courseKey: string; userId: string; block: string },
): Promise<BlockVisitRow[]> => visitOfBlock(db).execute({ ...input });
