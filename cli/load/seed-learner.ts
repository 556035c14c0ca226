import { ulid } from '@/db/ulid';
import { createUser } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import { LecternError } from '@/lib/errors';
import { type Chance, chooseAnswers } from './choose-answers';
import type { Question } from './list-questions';
import { onceStoresAnswer } from './once-stores-answer';
import type { Submit } from './submit-ways';

export interface LearnerPlan {
  readonly courseKey: string;
  readonly number: number;
  readonly questions: readonly Question[];
  readonly submit: Submit;
  readonly chance: Chance;
  /** Called with the id of each attempt that was acknowledged. */
  readonly acknowledge: (attemptId: string) => Promise<void>;
}

/**
 * Makes one learner: account and enrolment in one transaction, so that there is never half of one; then their way through the
 * course, as far as they come: some know more than others, and who is wrong tries again while they may.
 */
export async function seedLearner(ctx: Context, plan: LearnerPlan): Promise<string> {
  const { courseKey, chance } = plan;
  const userId = await onceStoresAnswer(() =>
    ctx.db.transaction(async (tx) => {
      const inside: Context = { ...ctx, db: tx };
      // New for each try: one whose acknowledgement got lost leaves a learner more, as whole as the others.
      const email = `learner-${ulid().toLowerCase()}@load.example`;
      const user = await createUser(inside, { email, name: `Load Learner ${plan.number}`, passwordHash: null });
      await enroll({ ...inside, actor: { kind: 'user', userId: user.userId, roles: [] } }, { courseKey });
      return user.userId;
    }),
  );
  const skill = 0.35 + 0.6 * chance();
  const reach = Math.ceil(plan.questions.length * chance());
  for (const question of plan.questions.slice(0, reach)) {
    await workOn(userId, question, skill, plan);
  }
  return userId;
}

async function workOn(userId: string, question: Question, skill: number, plan: LearnerPlan): Promise<void> {
  const { courseKey, chance, submit, acknowledge } = plan;
  const { block, node, maxAttempts, right, view } = question;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    // Whoever was wrong has learnt something from it.
    const isRight = chance() < skill + 0.2 * attempt;
    const answers = chooseAnswers(view, right, isRight, chance);
    const submission = answers && { courseKey, block, node, attempt, answers };
    // The attempt's number makes asking again safe: an answer that was taken before its acknowledgement got lost is not taken twice.
    const attemptId = submission && (await onceStoresAnswer(() => take(submit(userId, submission))));
    if (!attemptId) {
      return;
    }
    await acknowledge(attemptId);
    if (isRight || chance() < 0.2) {
      return;
    }
  }
}

/** A problem that is closed or hidden to learners is passed over, as they pass it over. */
async function take(submitted: Promise<string | null>): Promise<string | null> {
  try {
    return await submitted;
  } catch (error) {
    if (error instanceof LecternError && (error.kind === 'NotFound' || error.kind === 'Forbidden')) {
      return null;
    }
    throw error;
  }
}
