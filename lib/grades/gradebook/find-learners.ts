import { and, asc, between, count, desc, eq, gt, inArray, like, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { courseGrades, enrollments, users } from '@/db/schema';
import { type Cells, findCells } from './find-cells';

/** Which of a course's enrolled learners. */
export interface LearnerFilter {
  /** Part of a name or a mail address; empty: everybody. */
  readonly search: string;
  /** Course grade of record, 0 to 1, both ends included; null: open. Who has no grade yet counts as 0. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cohortId: string | null;
}

export const everybody: LearnerFilter = { search: '', from: null, to: null, cohortId: null };

/** `id` is for reading on after the last one, whoever comes and goes meanwhile; `newest` begins with the latest enrolment. */
export type LearnerOrder = 'name' | 'highest' | 'lowest' | 'newest' | 'id';

export interface FoundLearner {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly mode: string;
  readonly cohortId: string | null;
  readonly enrolledAt: Date;
  /** Of the grade of record, 0 to 1; null before the first. */
  readonly percent: number | null;
  readonly letter: string | null;
  readonly isPassed: boolean;
}

/** Where an enrolment stands among those of its course. */
export interface EnrollmentPlace {
  readonly enrolledAt: Date;
  readonly userId: string;
}

export interface FindLearners {
  readonly courseKey: string;
  readonly filter: LearnerFilter;
  readonly order: LearnerOrder;
  /** Null: all. */
  readonly limit: number | null;
  readonly offset?: number;
  /** With order `id`: those after this one. */
  readonly after?: string;
  /** With order `newest`: those who enrolled before this one. */
  readonly before?: EnrollmentPlace | undefined;
}

const columns = {
  userId: enrollments.userId,
  name: users.name,
  email: users.email,
  mode: enrollments.mode,
  cohortId: enrollments.cohortId,
  enrolledAt: enrollments.createdAt,
  percent: courseGrades.percent,
  letter: courseGrades.letter,
  isPassed: courseGrades.isPassed,
};

const ofUser = eq(users.id, enrollments.userId);
const ofGrade = and(eq(courseGrades.userId, enrollments.userId), eq(courseGrades.courseKey, enrollments.courseKey));

/** Learners of a course with their course grade of record: one query over the course's index, and another where it is a page of them. */
export async function findLearners(db: Db, input: FindLearners): Promise<readonly FoundLearner[]> {
  const ids = await findIds(db, input);
  return await (ids ? findByIds(db, input.courseKey, ids) : findInOrder(db, input));
}

async function findInOrder(db: Db, input: FindLearners): Promise<readonly FoundLearner[]> {
  const rows = await db
    .select(columns)
    .from(enrollments)
    .innerJoin(users, ofUser)
    .leftJoin(courseGrades, ofGrade)
    .where(conditionOf(input))
    .orderBy(...orderOf(input.order))
    .limit(input.limit ?? maxLearners)
    .offset(input.offset ?? 0);
  return rows.map(asFound);
}

/** The same, each with their subsection grades of record. */
export async function findLearnersWithCells(
  db: Db,
  input: FindLearners,
): Promise<readonly (FoundLearner & { readonly cells: Cells })[]> {
  const { courseKey } = input;
  const ids = await findIds(db, input);
  const [learners, known] = await Promise.all([
    ids ? findByIds(db, courseKey, ids) : findInOrder(db, input),
    ids && findCells(db, { courseKey, userIds: ids }),
  ]);
  const cells = known ?? (await findCells(db, { courseKey, userIds: learners.map(({ userId }) => userId) }));
  return learners.map((learner) => ({ ...learner, cells: cells.get(learner.userId) ?? none }));
}

/**
 * The ids of one page of learners: to put a whole course in order, the names of all have to be read, and of those that are not on the
 * page nothing else. Null where all are wanted, and where an index has them in their order.
 */
async function findIds(db: Db, input: FindLearners): Promise<readonly string[] | null> {
  const { filter, order, limit, offset } = input;
  if (limit === null || order === 'id' || order === 'newest') {
    return null;
  }
  const query = db.select({ userId: enrollments.userId }).from(enrollments).innerJoin(users, ofUser).$dynamic();
  if (order === 'highest' || order === 'lowest' || filter.from !== null || filter.to !== null) {
    query.leftJoin(courseGrades, ofGrade);
  }
  const rows = await query
    .where(conditionOf(input))
    .orderBy(...orderOf(order))
    .limit(limit)
    .offset(offset ?? 0);
  return rows.map(({ userId }) => userId);
}

/** Learners of a course by their ids, in the order of these. */
async function findByIds(db: Db, courseKey: string, ids: readonly string[]): Promise<readonly FoundLearner[]> {
  if (ids.length === 0) {
    return [];
  }
  const rows = await db
    .select(columns)
    .from(enrollments)
    .innerJoin(users, ofUser)
    .leftJoin(courseGrades, ofGrade)
    .where(and(inArray(enrollments.userId, [...ids]), eq(enrollments.courseKey, courseKey)));
  const found = new Map(rows.map((row) => [row.userId, asFound(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const none: Cells = new Map();

/** A page that shows all shows so many at most. */
const maxLearners = 20_000;

/** How many learners there are, counted up to `most`. */
export async function countLearners(
  db: Db,
  { courseKey, filter, most }: Pick<FindLearners, 'courseKey' | 'filter'> & { readonly most?: number },
): Promise<number> {
  const query = db.select({ userId: enrollments.userId }).from(enrollments).$dynamic();
  if (filter.search !== '') {
    query.innerJoin(users, ofUser);
  }
  if (filter.from !== null || filter.to !== null) {
    query.leftJoin(courseGrades, ofGrade);
  }
  const found = query
    .where(conditionOf({ courseKey, filter }))
    .limit(most ?? Number.MAX_SAFE_INTEGER)
    .as('found');
  const [row] = await db.select({ count: count() }).from(found);
  return row?.count ?? 0;
}

function conditionOf({
  courseKey,
  filter,
  after,
  before,
}: Pick<FindLearners, 'courseKey' | 'filter' | 'after' | 'before'>): SQL | undefined {
  const { search, from, to, cohortId } = filter;
  const pattern = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return and(
    eq(enrollments.courseKey, courseKey),
    eq(enrollments.isActive, true),
    // Addresses are kept in lower case, and compared letter by letter.
    search === '' ? undefined : or(like(users.name, pattern), like(users.email, pattern.toLowerCase())),
    from === null && to === null
      ? undefined
      : between(sql`coalesce(${courseGrades.percent}, 0)`, from ?? 0, to ?? Number.MAX_SAFE_INTEGER),
    cohortId === null ? undefined : eq(enrollments.cohortId, cohortId),
    after === undefined ? undefined : gt(enrollments.userId, after),
    before && lte(enrollments.createdAt, before.enrolledAt),
    before && or(lt(enrollments.createdAt, before.enrolledAt), lt(enrollments.userId, before.userId)),
  );
}

function orderOf(order: LearnerOrder): readonly SQL[] {
  const grade = sql`coalesce(${courseGrades.percent}, -1)`;
  switch (order) {
    case 'name':
      return [asc(users.name), asc(enrollments.userId)];
    case 'highest':
      return [desc(grade), asc(users.name), asc(enrollments.userId)];
    case 'lowest':
      return [asc(grade), asc(users.name), asc(enrollments.userId)];
    case 'newest':
      return [desc(enrollments.createdAt), desc(enrollments.userId)];
    case 'id':
      return [asc(enrollments.userId)];
  }
}

const asFound = <Row extends { readonly isPassed: boolean | null }>(row: Row) => ({
  ...row,
  isPassed: row.isPassed ?? false,
});
