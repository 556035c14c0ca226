import { type AnswersView, answersOf, type ProblemView, parseProblem, viewProblem } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';

/** A problem of the published course that a learner of a load set can work on. */
export interface Question {
  readonly block: string;
  readonly node: string;
  readonly view: ProblemView;
  readonly right: AnswersView;
  readonly maxAttempts: number;
}

/** At most so many tries, where the course sets no limit. */
const mostAttempts = 4;

/** The problems of a course that can be graded, in reading order. */
export async function listQuestions(ctx: Context, courseKey: string): Promise<readonly Question[]> {
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const problems = [...outline.entries.values()].filter(({ type, maxPoints }) => type === 'problem' && maxPoints);
  const nodes = await ctx.courseware.getNodes(problems.map(({ node }) => node));
  return problems.map(({ block, node, settings }) => {
    const problem = parseProblem(nodes.get(node)?.source ?? '<problem/>');
    const limit = Number(settings.max_attempts);
    return {
      block,
      node,
      view: viewProblem(problem),
      right: answersOf(problem),
      maxAttempts: limit > 0 ? Math.min(limit, mostAttempts) : mostAttempts,
    };
  });
}
