import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import { listScored } from './list-scored';
import { type Rescored, rescoreProblem } from './rescore-problem';

export interface RescoredBatch {
  readonly rescored: number;
  readonly kept: number;
  /** Learners whose answers the problem as it is now cannot grade; all of them where the course has it no more. */
  readonly notGradable: number;
  /** The last learner looked at: hand it in as `after`. Null where nobody is left. */
  readonly last: string | null;
}

/** Grades the answers of the next learners at a problem again, in the order of their ids. */
export async function rescoreBatch(
  ctx: Context,
  input: {
    readonly courseKey: string;
    readonly block: string;
    readonly onlyIfHigher: boolean;
    readonly after: string;
    readonly limit: number;
  },
): Promise<RescoredBatch> {
  const { courseKey, block, onlyIfHigher, limit } = input;
  const userIds = await listScored(ctx, input);
  const became: Rescored['status'][] = [];
  for (const userId of userIds) {
    became.push(await statusOf(ctx, { userId, courseKey, block, onlyIfHigher }));
  }
  const count = (status: Rescored['status']) => became.filter((each) => each === status).length;
  return {
    rescored: count('rescored'),
    kept: count('kept'),
    notGradable: count('not-gradable') + count('no-attempts'),
    last: userIds.length < limit ? null : (userIds.at(-1) ?? null),
  };
}

/** What is in the course no more is not graded, nor is who is gone from the site; others do not wait for it. */
async function statusOf(ctx: Context, input: Parameters<typeof rescoreProblem>[1]): Promise<Rescored['status']> {
  try {
    return (await rescoreProblem(ctx, input)).status;
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return 'not-gradable';
    }
    throw error;
  }
}
