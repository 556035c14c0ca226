import type { UserContext } from '@/lib/auth';
import { LecternError } from '@/lib/errors';
import { returnAttempt, takeAttempt } from '@/lib/rate-limits';

/** Runs what asks a signed-in person for their password again; only wrong ones count against the limit. */
export async function countConfirmation<Value>(ctx: UserContext, work: () => Promise<Value>): Promise<Value> {
  const { userId } = ctx.actor;
  await takeAttempt(ctx, 'confirm-password.account', userId);
  const giveBack = () => returnAttempt(ctx, 'confirm-password.account', userId);
  try {
    const value = await work();
    await giveBack();
    return value;
  } catch (error) {
    if (!(error instanceof LecternError) || error.code !== 'password.wrong') {
      await giveBack();
    }
    throw error;
  }
}
