import { seedFor } from '@/lib/capa';
import type { VisitContext } from '@/lib/enrollments';
import type { ResetResult } from './model';
import { atProblem, type ProblemInput, raced } from './problem/open-problem';
import { viewProblemBlock } from './problem/problem-view';
import { loadReady } from './problem/ready-problem';
import { rowAfter, type StateWrite, standingState, storeStateAlone } from './problem/store-state';

/**
 * Empties a problem for another try; where it draws at random on reset, with a new seed. Attempts, their results and the score
 * stay (in Open edX the score is 0 until the next attempt; see docs/grading.md). `draw` is chance: a number in [0, 1).
 */
export async function resetProblem(
  ctx: VisitContext,
  input: ProblemInput,
  draw: () => number = Math.random,
): Promise<ResetResult> {
  return atProblem(ctx, input, async (open): Promise<ResetResult | typeof raced> => {
    const { place, facts, own } = open;
    if (!facts.canReset) {
      const reason = facts.refusal ?? 'no-attempts-left';
      return { status: 'refused', reason, problem: viewProblemBlock(place) };
    }
    const stood = standingState(open);
    const { rerandomize } = facts.settings;
    const drawsAnew = rerandomize === 'always' || rerandomize === 'onreset';
    const write: StateWrite = {
      ...stood,
      seed: drawsAnew ? seedFor(rerandomize, { perStudentDigest: () => '', draw }) : facts.seed,
      isDone: false,
      state: { ...stood.state, submitted: null, result: null, saved: null },
    };
    if (!(await storeStateAlone(ctx.db, open, write, ctx.now))) {
      return raced;
    }
    const loaded = await loadReady(ctx, place.entry.node, write.seed);
    return { status: 'reset', problem: viewProblemBlock({ ...place, loaded, row: rowAfter(own, write) }) };
  });
}
