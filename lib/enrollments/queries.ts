import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { cohorts, courseRuns, enrollments, roles, users } from '@/db/schema';

/** What the one query of a course's page answers: a row for each of the person's roles here, at least one where the course exists. */
function prepareVisit(db: Db) {
  const userId = sql.placeholder('userId');
  const courseKey = sql.placeholder('courseKey');
  return db
    .select({
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
    })
    .from(courseRuns)
    .leftJoin(users, eq(users.id, userId))
    .leftJoin(
      roles,
      and(
        eq(roles.userId, users.id),
        or(inArray(roles.scope, ['*']), eq(roles.scope, courseRuns.org), eq(roles.scope, courseRuns.key)),
      ),
    )
    .leftJoin(enrollments, and(eq(enrollments.userId, users.id), eq(enrollments.courseKey, courseRuns.key)))
    .leftJoin(cohorts, and(eq(cohorts.courseKey, courseRuns.key), eq(cohorts.id, enrollments.cohortId)))
    .where(eq(courseRuns.key, courseKey))
    .prepare();
}

/** Building the statement costs more than running it: it is built once a connection pool. */
const visits = new WeakMap<Db, ReturnType<typeof prepareVisit>>();

export type VisitRow = Awaited<ReturnType<ReturnType<typeof prepareVisit>['execute']>>[number];

/** The course's switch row beside the person, their roles over it, their enrolment and cohort: one round trip. */
export async function findVisit(db: Db, input: { courseKey: string; userId: string }): Promise<VisitRow[]> {
  let statement = visits.get(db);
  if (!statement) {
    statement = prepareVisit(db);
    visits.set(db, statement);
  }
  return statement.execute(input);
}
