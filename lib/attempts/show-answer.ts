import type { VisitContext } from '@/lib/enrollments';
import type { ShowAnswerResult } from './model';
import { atProblem, type ProblemInput } from './problem/open-problem';
import { viewProblemBlock } from './problem/problem-view';

/** The answers and solutions of a problem, once its settings let this learner see them. One query. */
export async function showAnswer(ctx: VisitContext, input: ProblemInput): Promise<ShowAnswerResult> {
  return atProblem(
    ctx,
    input,
    async ({ place, facts }): Promise<ShowAnswerResult> =>
      facts.canShowAnswer
        ? { status: 'shown', problem: viewProblemBlock(place, { showAnswers: true }) }
        : { status: 'not-yet', problem: viewProblemBlock(place) },
  );
}
