import { type DescribedInput, describeInputs } from '@/lib/attempts';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { DayRange } from './days';
import type { InputAnswers } from './model';
import { readProblemStats } from './read-problem-stats';

/** The answers to one input of a problem, the most frequent first. */
export interface InputInsight {
  readonly inputId: string;
  readonly kind: InputAnswers['kind'];
  readonly answered: number;
  /** Different answers; of several days added together, at least so many. */
  readonly distinct: number;
  readonly values: readonly { readonly text: string; readonly count: number; readonly isCorrect: boolean | null }[];
  /** Answers that are among no value. */
  readonly others: number;
}

export interface ProblemInsight {
  readonly block: string;
  /** Empty where the problem has no name. */
  readonly title: string;
  readonly subsection: string;
  readonly attempts: number;
  readonly correct: number;
  /** 0 to 1. */
  readonly correctRate: number;
  /** Of the version that was answered most; another version's choices may be others. */
  readonly inputs: readonly InputInsight[];
  readonly hasOtherVersions: boolean;
}

/** With fewer attempts a rate says little: such problems come last. */
const fewAttempts = 5;

/**
 * The problems of the published course that were answered within some days, the hardest first, with what was answered. For the
 * course team only. Throws Forbidden, NotFound `courses.not-found`.
 */
export async function readProblemInsight(
  ctx: Context,
  input: { readonly courseKey: string } & DayRange,
): Promise<readonly ProblemInsight[]> {
  const { courseKey } = input;
  requirePermission(ctx, 'submission.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const { entries } = await loadOutline(ctx.courseware, run.publishedRoot);
  const found: ProblemInsight[] = [];
  for (const { block, attempts, correct, correctRate, answers } of await readProblemStats(ctx, input)) {
    const entry = entries.get(block);
    if (!entry) {
      continue;
    }
    const byNode = Map.groupBy(answers, ({ node }) => node);
    const node = mostAnswered(byNode);
    const described =
      node === null ? new Map<string, DescribedInput>() : await describeInputs(ctx, { courseKey, node });
    found.push({
      block,
      title: nameOf(entry.ownSettings.display_name),
      subsection: nameOf(entry.path.find(({ type }) => type === 'sequential')?.ownSettings.display_name),
      attempts,
      correct,
      correctRate,
      inputs: (node === null ? [] : (byNode.get(node) ?? [])).map((one) => asInsight(one, described.get(one.inputId))),
      hasOtherVersions: byNode.size > 1,
    });
  }
  const isRare = (problem: ProblemInsight) => Number(problem.attempts < fewAttempts);
  return found.sort((a, b) => isRare(a) - isRare(b) || a.correctRate - b.correctRate || b.attempts - a.attempts);
}

function mostAnswered(byNode: ReadonlyMap<string, readonly InputAnswers[]>): string | null {
  const sum = (inputs: readonly InputAnswers[]) => inputs.reduce((total, { answered }) => total + answered, 0);
  return [...byNode].sort(([, a], [, b]) => sum(b) - sum(a))[0]?.[0] ?? null;
}

function asInsight(one: InputAnswers, described: DescribedInput | undefined): InputInsight {
  const { inputId, kind, answered, distinct, others } = one;
  const counts = new Map(one.values.map(({ value, count }) => [value, count]));
  // Choices that nobody took stand there too.
  for (const name of kind === 'choices' ? (described?.choices.keys() ?? []) : []) {
    counts.set(name, counts.get(name) ?? 0);
  }
  const values = [...counts].map(([value, count]) => {
    const choice = described?.choices.get(value);
    return { text: choice?.text ?? value, count, isCorrect: choice?.isCorrect ?? null };
  });
  return { inputId, kind, answered, distinct, others, values: values.sort((a, b) => b.count - a.count) };
}

const nameOf = (name: unknown): string => (typeof name === 'string' ? name.trim() : '');
