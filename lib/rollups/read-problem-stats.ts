import { and, asc, between, eq } from 'drizzle-orm';
import { rollupDays, rollupProblems } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { mostFrequent } from './count-answers';
import { type DayRange, listDays } from './days';
import { answersOfProblem, type InputAnswers } from './model';

export interface ProblemStats {
  readonly block: string;
  readonly attempts: number;
  /** Attempts with full points, as they were graded last. */
  readonly correct: number;
  /** 0 to 1. */
  readonly correctRate: number;
  /** By version of the problem and input. */
  readonly answers: readonly InputAnswers[];
}

/**
 * Attempts and answers to a course's problems, or to one, within some days. Problems that nobody answered are left out. Days are
 * read one after the other, so that of a long range only the sums are held.
 */
export async function readProblemStats(
  ctx: Context,
  input: { readonly courseKey: string; readonly block?: string | undefined } & DayRange,
): Promise<readonly ProblemStats[]> {
  const { courseKey, block } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  const totals = new Map<string, Total>();
  for (const day of await listActiveDays(ctx, input)) {
    const rows = await ctx.db
      .select()
      .from(rollupProblems)
      .where(
        and(
          eq(rollupProblems.courseKey, courseKey),
          eq(rollupProblems.day, day),
          block === undefined ? undefined : eq(rollupProblems.block, block),
        ),
      );
    for (const row of rows) {
      const total: Total = totals.get(row.block) ?? { attempts: 0, correct: 0, answers: new Map() };
      total.attempts += row.attempts;
      total.correct += row.correct;
      for (const one of answersOfProblem.parse(row.answers)) {
        const key = `${one.node} ${one.inputId}`;
        const known = total.answers.get(key);
        total.answers.set(key, known ? addAnswers(known, one) : one);
      }
      totals.set(row.block, total);
    }
  }
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { attempts, correct, answers }]) => ({
      block: name,
      attempts,
      correct,
      correctRate: correct / attempts,
      answers: [...answers.values()],
    }));
}

interface Total {
  attempts: number;
  correct: number;
  readonly answers: Map<string, InputAnswers>;
}

/** The days of a range on which anything happened. */
async function listActiveDays({ db }: Context, range: { readonly courseKey: string } & DayRange) {
  listDays(range);
  const rows = await db
    .select({ day: rollupDays.day })
    .from(rollupDays)
    .where(and(eq(rollupDays.courseKey, range.courseKey), between(rollupDays.day, range.from, range.to)))
    .orderBy(asc(rollupDays.day));
  return rows.map(({ day }) => day);
}

/** Values that one of two days did not keep were among its `others`, and stay there. */
function addAnswers(a: InputAnswers, b: InputAnswers): InputAnswers {
  const counts = new Map(a.values.map(({ value, count }) => [value, count]));
  for (const { value, count } of b.values) {
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const values = mostFrequent(counts);
  const sum = (list: InputAnswers['values']) => list.reduce((total, { count }) => total + count, 0);
  return {
    ...a,
    answered: a.answered + b.answered,
    distinct: Math.max(a.distinct, b.distinct),
    values,
    others: a.others + b.others + sum(a.values) + sum(b.values) - sum(values),
  };
}
