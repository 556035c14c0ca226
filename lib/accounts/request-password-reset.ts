import { z } from 'zod';
import type { Context } from '@/lib/context';
import { sendLetter } from '@/lib/notifications';
import { requirePermission, site } from '@/lib/permissions';
import { findUserByEmail } from './queries';
import { emailField } from './schema';
import { issueEmailToken } from './sign-in/email-tokens';
import { resetPasswordUrl } from './sign-in/links';

export const requestPasswordResetInput = z.object({ email: emailField, origin: z.url() });

/**
 * Sends a link that sets a new password, good once and for an hour. Answers nothing, so that an unknown address looks like
 * a known one; the caller answers before this has run, so that the time tells nothing either.
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
  const token = await ctx.db.transaction((tx) => issueEmailToken(tx, ctx, { userId: user.id, kind: 'reset', email }));
  await sendLetter(user, { kind: 'reset', url: resetPasswordUrl(origin, token) });
}
