import { requestNetwork } from '@/lib/auth';
import type { VisitContext } from '@/lib/enrollments';
import { takeInBurst } from '@/lib/rate-limits';

/** Counts an act at a problem, by account and by network. No statement for whoever sends as people do; throws LimitReached. */
export async function countSubmission(ctx: VisitContext): Promise<void> {
  if (ctx.actor.kind === 'user' || ctx.actor.kind === 'session') {
    await takeInBurst(ctx, 'submission.account', ctx.actor.userId);
  }
  if (ctx.address !== null) {
    await takeInBurst(ctx, 'submission.address', requestNetwork(ctx));
  }
}
