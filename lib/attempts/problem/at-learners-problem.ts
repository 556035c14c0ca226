import type { Context } from '@/lib/context';
import { LecternError, notFound } from '@/lib/errors';
import type { OwnBlock } from '../queries';
import { atRecordedProblem, type OpenProblem, type raced } from './open-problem';

/**
 * Opens a problem as one of its learners, for staff who change what they have there; see `atProblem`. Whether the learner may open it
 * now makes no difference: it may be over, and they may have left. Somebody who was never there: NotFound
 * `attempts.problem-not-found`.
 */
export async function atLearnersProblem<Value>(
  ctx: Context,
  { userId, courseKey, block }: OwnBlock,
  work: (open: OpenProblem) => Promise<Value | typeof raced>,
): Promise<Value> {
  const asLearner: Context = { ...ctx, actor: { kind: 'user', userId, roles: [] } };
  try {
    return await atRecordedProblem(asLearner, { courseKey, block, viewAs: 'learner' }, async (open) => {
      // Of who neither takes the course nor has anything in it, not even that they are on the site is told.
      if (!open.place.row && !open.place.course.enrollment) {
        throw noSuchProblem();
      }
      return work(open);
    });
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'Unauthenticated') {
      throw noSuchProblem(error);
    }
    throw error;
  }
}

const noSuchProblem = (cause?: unknown) =>
  notFound('attempts.problem-not-found', 'There is no such problem.', { cause });
