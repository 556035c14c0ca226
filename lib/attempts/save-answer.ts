import { readAnswers } from '@/lib/capa';
import { markCompleted } from '@/lib/completion';
import type { VisitContext } from '@/lib/enrollments';
import type { SaveResult } from './model';
import { atProblem, raced } from './problem/open-problem';
import { viewProblemBlock } from './problem/problem-view';
import { rowAfter, standingState } from './problem/store-state';
import { changed, checkLength, keepTyped, refuse, type SubmitInput } from './submit-answer';

/** Keeps an answer without grading it. In a survey (`max_attempts` 0) this is all there is, and completes the problem. */
export async function saveAnswer(ctx: VisitContext, input: Omit<SubmitInput, 'attempt'>): Promise<SaveResult> {
  checkLength(input.answers);
  return atProblem(ctx, input, async (open): Promise<SaveResult | typeof raced> => {
    const { place, facts, own, record } = open;
    if (input.node !== place.entry.node) {
      return changed(ctx, open, input);
    }
    const answers = readAnswers(place.loaded.problem, input.answers);
    if (!facts.canSave) {
      return refuse(ctx, open, facts.refusal ?? 'no-attempts-left', answers);
    }
    if (!(await keepTyped(ctx, open, answers, false))) {
      return raced;
    }
    if (facts.isSurvey && !record.isCompleted) {
      await ctx.db.transaction((tx) =>
        markCompleted(tx, ctx, { userId: own.userId, courseKey: own.courseKey, blocks: [own.block] }),
      );
    }
    const stood = standingState(open);
    const saved = { node: place.entry.node, answers, isKept: false };
    const row = rowAfter(own, { ...stood, state: { ...stood.state, saved } });
    return { status: 'saved', problem: viewProblemBlock({ ...place, row }) };
  });
}
