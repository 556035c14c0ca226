import { and, eq, like } from 'drizzle-orm';
import { attempts, studentStates } from '@/db/schema';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { noProblemState, problemState } from './schema';

/**
 * Blanks what an erased person has written: every answer, graded or saved. Points, numbers and times stay, so that statistics and
 * recomputations hold. Does nothing while the account is there. May be repeated. Called by a workflow.
 */
export async function eraseAnswers(ctx: Pick<Context, 'db'>, { userId }: { readonly userId: string }): Promise<void> {
  const { db } = ctx;
  if (!(await isRetired(db, userId))) {
    return;
  }
  await db.update(attempts).set({ answers: {} }).where(eq(attempts.userId, userId));
  const rows = await db
    .select({ courseKey: studentStates.courseKey, block: studentStates.block, state: studentStates.state })
    .from(studentStates)
    .where(and(eq(studentStates.userId, userId), like(studentStates.block, 'problem@%')));
  for (const { courseKey, block, state } of rows) {
    const { history } = problemState.parse(state);
    await db
      .update(studentStates)
      .set({ state: { ...noProblemState, history } })
      .where(
        and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey), eq(studentStates.block, block)),
      );
  }
}
