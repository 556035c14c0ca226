import { requestNetwork, type UserContext } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';

/**
 * Counts a file that is about to be read, and its megabytes, by account and by network; throws LimitReached. A body that does not say how
 * long it is counts as the longest that is taken.
 */
export async function countUpload(ctx: UserContext, request: Request, maxBytes: number): Promise<void> {
  const said = request.headers.get('content-length');
  const bytes = said !== null && /^\d+$/.test(said) ? Math.min(Number(said), maxBytes) : maxBytes;
  const megabytes = Math.max(1, Math.ceil(bytes / 1_000_000));
  await takeAttempt(ctx, 'upload.account', ctx.actor.userId);
  await takeAttempt(ctx, 'upload-megabytes.account', ctx.actor.userId, megabytes);
  await takeAttempt(ctx, 'upload.address', requestNetwork(ctx));
  await takeAttempt(ctx, 'upload-megabytes.address', requestNetwork(ctx), megabytes);
}
