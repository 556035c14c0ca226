import { and, asc, desc, eq } from 'drizzle-orm';
import { attemptRescores, attempts, studentStates } from '@/db/schema';
import { answersInWords, weightedScore } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { titleOf } from '@/lib/enrollments';
import { LecternError } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { safeViewOf } from '../problem/load-problem';
import { problemSettings } from '../problem/problem-settings';
import { loadReady } from '../problem/ready-problem';
import { answersSchema, problemState } from '../schema';

/** One graded submission of a learner. Points are raw. */
export interface Submission {
  readonly number: number;
  readonly at: Date;
  /** In the words of the question as it stood then; inputs without an answer are left out. */
  readonly answers: readonly string[];
  readonly earned: number;
  readonly possible: number;
  /** What it gives since it was graded again; null where it never was. */
  readonly rescored: { readonly earned: number; readonly possible: number; readonly at: Date } | null;
}

/** A problem that a learner has submitted answers to. */
export interface SubmittedProblem {
  readonly block: string;
  /** Empty where the problem has no name, or is in the course no more. */
  readonly title: string;
  /** `sequential@ID` that it stands in; null where the published course has it no more. */
  readonly subsection: string | null;
  /** Weighted points that count. */
  readonly score: { readonly earned: number; readonly possible: number };
  readonly attempts: { readonly used: number; readonly allowed: number | null };
  /** The newest first. */
  readonly submissions: readonly Submission[];
}

/** The newest attempts of a learner in a course that are listed. */
const maxListed = 500;

/**
 * What a learner submitted in a course, problem by problem in course order, each attempt with its answers in words. Three queries;
 * questions are read by their hashes. Throws Forbidden for who may not see submissions, NotFound `courses.not-found`.
 */
export async function listSubmissions(
  ctx: Context,
  { courseKey, userId }: { readonly courseKey: string; readonly userId: string },
): Promise<readonly SubmittedProblem[]> {
  requirePermission(ctx, 'submission.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const [states, given, again] = await Promise.all([
    ctx.db
      .select()
      .from(studentStates)
      .where(and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey))),
    ctx.db
      .select()
      .from(attempts)
      .where(and(eq(attempts.userId, userId), eq(attempts.courseKey, courseKey)))
      .orderBy(desc(attempts.submittedAt), desc(attempts.number))
      .limit(maxListed),
    ctx.db
      .select()
      .from(attemptRescores)
      .where(and(eq(attemptRescores.userId, userId), eq(attemptRescores.courseKey, courseKey)))
      .orderBy(asc(attemptRescores.id)),
  ]);
  // Of several for one attempt the last counts.
  const rescores = new Map(again.map((row) => [`${row.block} ${row.number}`, row]));
  const byBlock = Map.groupBy(given, ({ block }) => block);
  const stateOf = new Map(states.map((row) => [row.block, row]));
  const problems: (SubmittedProblem & { readonly order: number })[] = [];
  for (const [block, rows] of byBlock) {
    const entry = outline.entries.get(block);
    const settings = entry ? problemSettings(entry) : null;
    const row = stateOf.get(block);
    const state = problemState.safeParse(row?.state);
    const submissions: Submission[] = [];
    for (const attempt of rows) {
      const rescore = rescores.get(`${block} ${attempt.number}`);
      submissions.push({
        number: attempt.number,
        at: attempt.submittedAt,
        answers: await inWords(ctx, courseKey, attempt),
        earned: attempt.earned,
        possible: attempt.possible,
        rescored: rescore ? { earned: rescore.earned, possible: rescore.possible, at: rescore.rescoredAt } : null,
      });
    }
    problems.push({
      block,
      title: entry ? titleOf(entry) : '',
      subsection: entry?.path.find(({ type }) => type === 'sequential')?.block ?? null,
      score: weightedScore({ earned: row?.earned ?? 0, possible: row?.possible ?? 0 }, settings?.weight ?? null),
      attempts: {
        used: Math.max(0, (row?.attempts ?? 0) - (state.success ? state.data.forgiven : 0)),
        allowed: settings?.maxAttempts ?? null,
      },
      submissions,
      order: entry?.order ?? Number.MAX_SAFE_INTEGER,
    });
  }
  return problems.sort((a, b) => a.order - b.order).map(({ order: _, ...problem }) => problem);
}

/** Answers as the question stood when they were given; as they were sent where it cannot be read any more. */
async function inWords(
  ctx: Context,
  courseKey: string,
  attempt: Pick<typeof attempts.$inferSelect, 'node' | 'seed' | 'answers'>,
): Promise<readonly string[]> {
  const answers = answersSchema.safeParse(attempt.answers);
  if (!answers.success) {
    return [];
  }
  try {
    const view = safeViewOf(await loadReady(ctx, attempt.node, attempt.seed), attempt.seed, courseKey);
    return answersInWords(answers.data, view).map(({ text }) => text);
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return Object.values(answers.data).flatMap((answer) =>
        answer === null ? [] : [typeof answer === 'string' ? answer : JSON.stringify(answer)],
      );
    }
    throw error;
  }
}
