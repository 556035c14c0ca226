import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { attempts, completions, studentStates } from '@/db/schema';
import type { BlockState } from '@/lib/enrollments';

export interface OwnBlock {
  readonly userId: string;
  readonly courseKey: string;
  readonly block: string;
}

const stateColumns = {
  block: studentStates.block,
  attempts: studentStates.attempts,
  seed: studentStates.seed,
  isDone: studentStates.isDone,
  earned: studentStates.earned,
  possible: studentStates.possible,
  state: studentStates.state,
  lastSubmittedAt: studentStates.lastSubmittedAt,
};

export const ownState = ({ userId, courseKey, block }: OwnBlock) =>
  and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey), eq(studentStates.block, block));

function prepareUnit(db: Db | Tx, count: number) {
  const blocks = Array.from({ length: count }, (_, index) => sql.placeholder(`block${index}`));
  const userId = sql.placeholder('userId');
  const courseKey = sql.placeholder('courseKey');
  const own = and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey));
  return db
    .select(stateColumns)
    .from(studentStates)
    .where(count === 0 ? sql`${own} and false` : and(own, inArray(studentStates.block, blocks)))
    .unionAll(
      db
        .select({
          block: completions.block,
          attempts: sql<number>`${completedMark}`,
          seed: sql<number>`0`,
          isDone: sql<boolean>`1`,
          earned: sql<number | null>`null`,
          possible: sql<number | null>`null`,
          state: sql<unknown>`null`,
          lastSubmittedAt: sql<Date | null>`null`,
        })
        .from(completions)
        .where(
          and(eq(completions.userId, userId), eq(completions.courseKey, courseKey), gte(completions.completion, 1)),
        ),
    )
    .prepare();
}

/** Stands in the place of `attempts` in a row that only says that a block is complete. */
const completedMark = -1;

/** Statements by the number of their places, which grows in steps so that few are built. */
const statementsOf = prepareOnce(() => new Map<number, ReturnType<typeof prepareUnit>>());

export interface UnitRecords {
  readonly states: ReadonlyMap<string, BlockState>;
  /** Every completed block of the course. */
  readonly completed: ReadonlySet<string>;
}

/** What a unit's page needs of its learner: the states of some blocks, and what of the course is complete. One query. */
export async function findUnitRecords(
  db: Db,
  input: { readonly userId: string; readonly courseKey: string; readonly blocks: readonly string[] },
): Promise<UnitRecords> {
  const { userId, courseKey, blocks } = input;
  const places = blocks.length === 0 ? 0 : Math.max(4, 2 ** Math.ceil(Math.log2(blocks.length)));
  const values: Record<string, unknown> = { userId, courseKey };
  for (let index = 0; index < places; index++) {
    values[`block${index}`] = blocks[index] ?? blocks[0];
  }
  const rows: BlockState[] = await unitStatement(db, places).execute(values);
  const states = new Map<string, BlockState>();
  const completed = new Set<string>();
  for (const row of rows) {
    if (row.attempts === completedMark) {
      completed.add(row.block);
    } else {
      states.set(row.block, row);
    }
  }
  return { states, completed };
}

function unitStatement(db: Db, places: number) {
  const prepared = statementsOf(db);
  let statement = prepared.get(places);
  if (!statement) {
    statement = prepareUnit(db, places);
    prepared.set(places, statement);
  }
  return statement;
}

/** A recorded attempt by its number. */
export async function findAttempt(db: Db | Tx, own: OwnBlock, number: number) {
  const [row] = await db
    .select({ id: attempts.id, answers: attempts.answers })
    .from(attempts)
    .where(
      and(
        eq(attempts.userId, own.userId),
        eq(attempts.courseKey, own.courseKey),
        eq(attempts.block, own.block),
        eq(attempts.number, number),
      ),
    );
  return row;
}
