import { and, eq, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
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
const prepareVisit = (db: Db) =>
  db
    .select(visitColumns)
    .from(courseRuns)
    .leftJoin(users, ofPerson())
    .leftJoin(roles, ofRole())
    .leftJoin(enrollments, ofEnrollment())
    .leftJoin(cohorts, ofCohort())
    .leftJoin(dueExtensions, ofExtension())
    .where(eq(courseRuns.key, courseKey))
    .prepare();

/** The same with what the person has in one block, for what is done to a block. */
const prepareVisitOfBlock = (db: Db) =>
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
    .prepare();

/** Building a statement costs more than running it: each is built once a connection pool. */
const visits = new WeakMap<Db, ReturnType<typeof prepareVisit>>();
const blockVisits = new WeakMap<Db, ReturnType<typeof prepareVisitOfBlock>>();

function once<Statement>(kept: WeakMap<Db, Statement>, prepare: (db: Db) => Statement, db: Db): Statement {
  let statement = kept.get(db);
  if (!statement) {
    statement = prepare(db);
    kept.set(db, statement);
  }
  return statement;
}

export type VisitRow = Awaited<ReturnType<ReturnType<typeof prepareVisit>['execute']>>[number];
export type BlockVisitRow = Awaited<ReturnType<ReturnType<typeof prepareVisitOfBlock>['execute']>>[number];

/** The course's switch row beside the person, their roles over it, their enrolment, cohort and extensions: one round trip. */
export const findVisit = (db: Db, input: { courseKey: string; userId: string }): Promise<VisitRow[]> =>
  once(visits, prepareVisit, db).execute({ ...input });

/** The same beside the person's state in one block and its completion. */
export const findBlockVisit = (
  db: Db,
  input: { courseKey: string; userId: string; block: string },
): Promise<BlockVisitRow[]> => once(blockVisits, prepareVisitOfBlock, db).execute({ ...input });
