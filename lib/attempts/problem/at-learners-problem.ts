import type { Context } from '@/lib/context';
import { LecternError, notFound } from '@/lib/errors';
import type { OwnBlock } from '../queries';
import { atProblem, type OpenProblem, type raced } from './open-problem';

/**
 * Opens a problem as one of its learners, for staff who change what they have there; see `atProblem`. Somebody who is not there at all is
 * as somebody who does not take the course: NotFound `attempts.problem-not-found`.
 */
export async function atLearnersProblem<Value>(
  ctx: Context,
  { userId, courseKey, block }: OwnBlock,
  work: (open: OpenProblem) => Promise<Value | typeof raced>,
): Promise<Value> {
  const asLearner: Context = { ...ctx, actor: { kind: 'user', userId, roles: [] } };
  try {
    return await atProblem(asLearner, { courseKey, block, viewAs: 'learner' }, work);
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'Unauthenticated') {
      throw notFound('attempts.problem-not-found', 'There is no such problem.', { cause: error });
    }
    throw error;
  }
}
