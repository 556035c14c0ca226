import { and, eq, type GetColumnData, or, type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import type { Db } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { cohorts, completions, courseRuns, dueExtensions, enrollments, roles, studentStates, users } from '@/db/schema';
import type { HeldRole } from '@/lib/context';

/** Of the keyspace `site`: the course's switch row, the person, and their roles over it. */
const siteColumns = {
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
};

/** Of the keyspace `learner`, by the person's id. */
const learnerColumns = {
  enrollmentId: enrollments.id,
  mode: enrollments.mode,
  isActive: enrollments.isActive,
  cohortId: enrollments.cohortId,
  lastBlock: enrollments.lastBlock,
  examPassedAt: enrollments.examPassedAt,
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

type Columns = Readonly<Record<string, MySqlColumn>>;
/** Columns of the other keyspace as the first part, whose types those of the rows are, has them. */
type Nothing<C extends Columns> = { [name in keyof C]: SQL<GetColumnData<C[name]> | null> };

/** Nulls in the places of columns, read as those are. */
const nothing = <C extends Columns>(columns: C) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, sql`null`.mapWith(column)]),
  ) as unknown as Nothing<C>;

/** The rows have the types of the first part, which has a course in every one. */
const noSite = nothing(siteColumns) as { [name in keyof typeof siteColumns]: SQL<never> };

const userId = sql.placeholder('userId');
const courseKey = sql.placeholder('courseKey');
const block = sql.placeholder('block');

/** The course and the person, with a row for each role. */
const siteVisit = <C extends Columns>(db: Db, others: C) =>
  db
    .select({ ...siteColumns, ...nothing(others) })
    .from(courseRuns)
    .leftJoin(users, eq(users.id, userId))
    .leftJoin(
      roles,
      and(
        eq(roles.userId, users.id),
        or(eq(roles.scope, '*'), eq(roles.scope, courseRuns.org), eq(roles.scope, courseRuns.key)),
      ),
    )
    .where(eq(courseRuns.key, courseKey));

const ofEnrollment = and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseRuns.key));
const ofCohort = and(eq(cohorts.courseKey, courseRuns.key), eq(cohorts.id, enrollments.cohortId));
const ofExtension = and(eq(dueExtensions.userId, userId), eq(dueExtensions.courseKey, courseRuns.key));
const ofState = and(
  eq(studentStates.userId, userId),
  eq(studentStates.courseKey, courseRuns.key),
  eq(studentStates.block, block),
);
const ofCompletion = and(
  eq(completions.userId, userId),
  eq(completions.courseKey, courseRuns.key),
  eq(completions.block, block),
);

/**
 * What the one query of a course's page answers, in two parts that share no table of people: rows of `site`, one for each of the
 * person's roles here, then rows of `learner`, one for each of their extensions; at least one of each where the course exists. Each
 * part is a question to one keyspace, which a sharded database asks of one shard.
 */
const visitOf = prepareOnce((db) =>
  siteVisit(db, learnerColumns)
    .unionAll(
      db
        .select({ ...noSite, ...learnerColumns })
        .from(courseRuns)
        .leftJoin(enrollments, ofEnrollment)
        .leftJoin(cohorts, ofCohort)
        .leftJoin(dueExtensions, ofExtension)
        .where(eq(courseRuns.key, courseKey)),
    )
    .prepare(),
);

/** The same with what the person has in one block, for what is done to a block. */
const visitOfBlock = prepareOnce((db) =>
  siteVisit(db, { ...learnerColumns, ...recordColumns })
    .unionAll(
      db
        .select({ ...noSite, ...learnerColumns, ...recordColumns })
        .from(courseRuns)
        .leftJoin(enrollments, ofEnrollment)
        .leftJoin(cohorts, ofCohort)
        .leftJoin(dueExtensions, ofExtension)
        .leftJoin(studentStates, ofState)
        .leftJoin(completions, ofCompletion)
        .where(eq(courseRuns.key, courseKey)),
    )
    .prepare(),
);

type SiteRow = Awaited<ReturnType<ReturnType<typeof visitOf>['execute']>>[number];
type BlockRow = Awaited<ReturnType<ReturnType<typeof visitOfBlock>['execute']>>[number];

/** The course's switch row, and who asks; the person's columns are null where there is no such person. */
export type VisitRow = Pick<SiteRow, keyof typeof siteColumns | keyof typeof learnerColumns> & {
  readonly roles: readonly HeldRole[];
  /** Own due dates, by block. */
  readonly extensions: ReadonlyMap<string, Date>;
};
export type BlockVisitRow = VisitRow & Pick<BlockRow, keyof typeof recordColumns>;

/**
 * The course beside the person, their roles over it, their enrolment, cohort and extensions: one round trip. Undefined where there
 * is no such course.
 */
export async function findVisit(db: Db, input: { courseKey: string; userId: string }): Promise<VisitRow | undefined> {
  return joined(await visitOf(db).execute({ ...input }));
}

/** The same beside the person's state in one block and its completion. */
export async function findBlockVisit(
  db: Db,
  input: { courseKey: string; userId: string; block: string },
): Promise<BlockVisitRow | undefined> {
  return joined(await visitOfBlock(db).execute({ ...input }));
}

/** One of the rows of both parts. */
function joined<Row extends SiteRow>(rows: readonly Row[]) {
  const [head] = rows;
  // The rows of `learner` have no course's name.
  const own = rows.find((row) => row.courseKey === null);
  if (!head || !own) {
    return undefined;
  }
  const roles: HeldRole[] = [];
  const extensions = new Map<string, Date>();
  for (const { role, scope, extendedBlock, extendedTo } of rows) {
    if (role && scope) {
      roles.push({ role, scope });
    }
    if (extendedBlock && extendedTo) {
      extensions.set(extendedBlock, extendedTo);
    }
  }
  const { courseKey, org, number, run, title, language, revision, root, userId, sessionVersion, disabledAt } = head;
  return {
    ...own,
    courseKey,
    org,
    number,
    run,
    title,
    language,
    revision,
    root,
    userId,
    sessionVersion,
    disabledAt,
    roles,
    extensions,
  };
}
