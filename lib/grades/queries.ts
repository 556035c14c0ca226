import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { studentStates } from '@/db/schema';
import type { RecordedScore } from '@/lib/grading';

function prepareScores(db: Db) {
  return db
    .select({ block: studentStates.block, earned: studentStates.earned, possible: studentStates.possible })
    .from(studentStates)
    .where(
      and(
        eq(studentStates.userId, sql.placeholder('userId')),
        eq(studentStates.courseKey, sql.placeholder('courseKey')),
        isNotNull(studentStates.earned),
      ),
    )
    .prepare();
}

const statements = new WeakMap<Db, ReturnType<typeof prepareScores>>();

/** A learner's recorded raw scores in a course, by block. One query. */
export async function findScores(
  db: Db,
  input: { readonly userId: string; readonly courseKey: string },
): Promise<ReadonlyMap<string, RecordedScore>> {
  let statement = statements.get(db);
  if (!statement) {
    statement = prepareScores(db);
    statements.set(db, statement);
  }
  const rows = await statement.execute({ userId: input.userId, courseKey: input.courseKey });
  return new Map(rows.map(({ block, earned, possible }) => [block, { earned: earned ?? 0, possible: possible ?? 0 }]));
}
