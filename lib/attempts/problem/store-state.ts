import { and, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { affectedRows, isDuplicateKey } from '@/db/results';
import { studentStates } from '@/db/schema';
import type { BlockState } from '@/lib/enrollments';
import { type OwnBlock, ownState } from '../queries';
import { type ProblemState, problemState } from '../schema';
import type { OpenProblem } from './open-problem';

/** The columns of a state that a verb writes. */
export type StateWrite = Omit<BlockState, 'block'>;

/** The state as it stands, to be changed in part. */
export function standingState({
  place,
  facts,
}: Pick<OpenProblem, 'place' | 'facts'>): StateWrite & { state: ProblemState } {
  const { row } = place;
  return {
    attempts: facts.attempts,
    seed: facts.seed,
    isDone: facts.isDone,
    earned: row?.earned ?? null,
    possible: row?.possible ?? null,
    state: facts.state,
    lastSubmittedAt: row?.lastSubmittedAt ?? null,
  };
}

/**
 * Writes a learner's state in a problem, guarded by the numbers of attempts, and of those given back, that it was read with. False
 * where another request was there first; within a transaction a duplicate throws, so that the transaction ends.
 */
export async function storeState(
  db: Db | Tx,
  own: OwnBlock,
  read: BlockState | undefined,
  write: StateWrite,
  now: Date,
): Promise<boolean> {
  if (!read) {
    await db.insert(studentStates).values({ ...own, ...write, createdAt: now, updatedAt: now });
    return true;
  }
  const result = await db
    .update(studentStates)
    .set({ ...write, updatedAt: now })
    .where(and(ownState(own), eq(studentStates.attempts, read.attempts), eq(forgiven, forgivenIn(read))));
  return affectedRows(result) > 0;
}

const forgiven = sql<number>`coalesce(json_extract(${studentStates.state}, '$.forgiven'), 0)`;

function forgivenIn({ state }: BlockState): number {
  const parsed = problemState.safeParse(state);
  return parsed.success ? parsed.data.forgiven : 0;
}

/** The same outside a transaction: a duplicate is a lost race too. */
export async function storeStateAlone(
  db: Db,
  { own, place }: Pick<OpenProblem, 'own' | 'place'>,
  write: StateWrite,
  now: Date,
): Promise<boolean> {
  try {
    return await storeState(db, own, place.row, write, now);
  } catch (error) {
    if (isDuplicateKey(error)) {
      return false;
    }
    throw error;
  }
}

/** The row as it stands after `write`. */
export const rowAfter = (own: OwnBlock, write: StateWrite): BlockState => ({ block: own.block, ...write });
