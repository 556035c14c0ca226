import { z } from 'zod';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';
import { queueLetter } from '@/lib/notifications';
import { requirePermission, site } from '@/lib/permissions';
import { findUserByEmail } from './queries';
import { emailField } from './schema';

export const requestPasswordResetInput = z.object({ email: emailField, origin: z.url() });

/**
 * Queues a letter with a link that sets a new password, good once and for an hour from when it is sent. Answers nothing, so that an
 * unknown address looks like a known one; the caller answers before this has run, so that the time tells nothing either.
 */
export async function requestPasswordReset(
  ctx: Context,
  input: z.input<typeof requestPasswordResetInput>,
): Promise<void> {
  const { email, origin } = requestPasswordResetInput.parse(input);
  requirePermission(ctx, 'user.register', site);
  const user = await findUserByEmail(ctx.db, email);
  if (!user || user.disabledAt) {
    return;
  }
  const key = `reset ${ulid(ctx.now.getTime())}`;
  await ctx.db.transaction((tx) => queueLetter(tx, ctx, { key, userId: user.id, letter: { kind: 'reset', origin } }));
}
