import { and, asc, eq } from 'drizzle-orm';
import { attemptRescores, attempts } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import { attemptScore, type Graded, grade, weightedScore } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { atLearnersProblem } from './problem/at-learners-problem';
import { resultOf } from './problem/graded-result';
import { type OpenProblem, raced } from './problem/open-problem';
import { loadReady } from './problem/ready-problem';
import { standingState, storeState } from './problem/store-state';
import type { OwnBlock } from './queries';
import { answersSchema } from './schema';

export interface RescoreInput extends OwnBlock {
  /** Keep what stands where the new score is not higher. */
  readonly onlyIfHigher: boolean;
}

/** What became of one learner's score, raw points before and after. `kept`: the new one is not higher, or is the same. */
export type Rescored =
  | { readonly status: 'rescored' | 'kept'; readonly before: number | null; readonly after: number }
  /** Nothing was changed: nothing was submitted, or the problem as it is now cannot grade what was. */
  | { readonly status: 'no-attempts' | 'not-gradable' };

/**
 * Grades all attempts of one learner at a problem again, against the problem as it is published now and with the seed of each. The
 * attempts stay as they are; what they give now is kept beside them, with who did it. Called for many by a workflow.
 */
export async function rescoreProblem(ctx: Context, input: RescoreInput): Promise<Rescored> {
  const { userId, courseKey, block, onlyIfHigher } = input;
  requirePermission(ctx, 'grade.override', courseTarget(courseKey));
  return atLearnersProblem(ctx, { userId, courseKey, block }, async (open) => {
    const again = await gradeAgain(ctx, open);
    if (!Array.isArray(again)) {
      return again;
    }
    const { place, facts } = open;
    const last = again.at(-1);
    if (!last) {
      return { status: 'no-attempts' };
    }
    const history = again.map(({ graded }) => graded.earned);
    const after = attemptScore(history, facts.settings.gradingMethod);
    const before = place.row?.earned ?? null;
    const possible = last.graded.possible;
    const isSame =
      before === after && place.row?.possible === possible && history.join() === facts.state.history.join();
    if (isSame || (onlyIfHigher && !isHigher({ earned: after, possible }, place.row, facts.settings.weight))) {
      return { status: 'kept', before, after };
    }
    const isStored = await store(ctx, open, again, { earned: after, possible, history });
    return isStored ? { status: 'rescored', before, after } : raced;
  });
}

interface GradedAgain {
  readonly number: number;
  readonly graded: Graded;
}

async function gradeAgain(ctx: Context, { place, facts, own }: OpenProblem): Promise<GradedAgain[] | Rescored> {
  const submitted = await ctx.db
    .select({ number: attempts.number, seed: attempts.seed, answers: attempts.answers })
    .from(attempts)
    .where(and(eq(attempts.userId, own.userId), eq(attempts.courseKey, own.courseKey), eq(attempts.block, own.block)))
    .orderBy(asc(attempts.number));
  // As in Open edX: what is graded again is told the number of the attempt that is standing, all of them alike.
  const attempt = Math.max(1, facts.used);
  const again: GradedAgain[] = [];
  for (const { number, seed, answers } of submitted) {
    const { problem } = await loadReady(ctx, place.entry.node, seed);
    const graded = await grade(problem, answersSchema.parse(answers), { seed, attempt, runScript: ctx.runScript });
    if (graded.error !== undefined) {
      return { status: 'not-gradable' };
    }
    again.push({ number, graded });
  }
  return again;
}

function isHigher(
  after: { readonly earned: number; readonly possible: number },
  row: { readonly earned: number | null; readonly possible: number | null } | undefined,
  weight: number | null,
): boolean {
  const before = weightedScore({ earned: row?.earned ?? 0, possible: row?.possible ?? 0 }, weight);
  return weightedScore(after, weight).earned > before.earned;
}

async function store(
  ctx: Context,
  open: OpenProblem,
  again: readonly GradedAgain[],
  score: { readonly earned: number; readonly possible: number; readonly history: readonly number[] },
): Promise<boolean> {
  const { place, own } = open;
  const { revision } = place.course;
  const { earned, possible, history } = score;
  const rescoredBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
  const id = `rsc_${ulid(ctx.now.getTime())}`;
  const stood = standingState(open);
  const last = again.at(-1);
  return ctx.db.transaction(async (tx) => {
    const state = { ...stood.state, history: [...history], result: last ? resultOf(last.graded) : stood.state.result };
    // Another answer of the learner came in meanwhile: nothing is written, and all is graded anew.
    if (!(await storeState(tx, own, place.row, { ...stood, earned, possible, state }, ctx.now))) {
      return false;
    }
    await tx.insert(attemptRescores).values(
      again.map(({ number, graded }) => ({
        ...own,
        number,
        id,
        node: place.entry.node,
        revision,
        result: resultOf(graded),
        earned: graded.earned,
        possible: graded.possible,
        rescoredBy,
        rescoredAt: ctx.now,
      })),
    );
    await writeAudit(tx, ctx, {
      action: 'problem.rescore',
      target: `${own.userId} ${own.block}`,
      courseKey: own.courseKey,
      learnerId: own.userId,
      before: { earned: stood.earned, possible: stood.possible },
      after: { earned, possible, revision },
    });
    await publish(tx, ctx, 'attempts/problem.rescored', { ...own, revision, earned, possible });
    return true;
  });
}
