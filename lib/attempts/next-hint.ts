import { demandHints } from '@/lib/capa';
import type { VisitContext } from '@/lib/enrollments';
import type { HintResult } from './model';
import { atProblem, type ProblemInput, raced } from './problem/open-problem';
import { viewProblemBlock } from './problem/problem-view';
import { rowAfter, standingState, storeStateAlone } from './problem/store-state';

/** Serves one more hint, and keeps that it was served. Where all are served, or the learner may not answer, it serves none. */
export async function nextHint(ctx: VisitContext, input: ProblemInput): Promise<HintResult> {
  return atProblem(ctx, input, async (open): Promise<HintResult | typeof raced> => {
    const { place, facts, own } = open;
    const { node } = place.entry;
    const served = facts.state.hints?.node === node ? facts.state.hints.served : 0;
    const total = demandHints(place.loaded.problem).length;
    if (served >= total || !place.course.decision.canAnswer) {
      return { status: 'hint', problem: viewProblemBlock(place) };
    }
    const stood = standingState(open);
    const write = { ...stood, state: { ...stood.state, hints: { node, served: served + 1 } } };
    const isStored = await storeStateAlone(ctx.db, open, write, ctx.now);
    return isStored ? { status: 'hint', problem: viewProblemBlock({ ...place, row: rowAfter(own, write) }) } : raced;
  });
}
