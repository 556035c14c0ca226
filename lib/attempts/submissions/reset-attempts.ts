import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { atLearnersProblem } from '../problem/at-learners-problem';
import { raced } from '../problem/open-problem';
import { standingState, storeState } from '../problem/store-state';
import type { OwnBlock } from '../queries';

/**
 * Gives a learner all attempts at a problem back, and empties it for another try. What was submitted stays on record, the score
 * stands until the next attempt. Answers how many were given back. Forbidden; NotFound for what is no problem of the course.
 */
export async function resetAttempts(ctx: Context, input: OwnBlock): Promise<{ readonly givenBack: number }> {
  const { userId, courseKey, block } = input;
  requirePermission(ctx, 'grade.override', courseTarget(courseKey));
  return atLearnersProblem(ctx, { userId, courseKey, block }, async (open) => {
    const { place, facts, own } = open;
    if (!place.row || facts.used === 0) {
      return { givenBack: 0 };
    }
    const stood = standingState(open);
    const state = { ...stood.state, forgiven: facts.attempts, submitted: null, result: null, saved: null };
    const isStored = await ctx.db.transaction(async (tx) => {
      // Another answer came in meanwhile: nothing is written, and all is read anew.
      if (!(await storeState(tx, own, place.row, { ...stood, isDone: false, state }, ctx.now))) {
        return false;
      }
      await writeAudit(tx, ctx, {
        action: 'attempts.reset',
        target: `${userId} ${block}`,
        courseKey,
        learnerId: userId,
        before: { used: facts.used },
        after: { used: 0 },
      });
      return true;
    });
    return isStored ? { givenBack: facts.used } : raced;
  });
}
