import { requireUser, type UserContext } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';

/** Who acts in a form of the instructor's pages; counted, so that a script that got hold of a session is stopped. */
export async function teachingContext(): Promise<UserContext> {
  const ctx = await requireUser();
  await takeAttempt(ctx, 'teaching.account', ctx.actor.userId);
  return ctx;
}
