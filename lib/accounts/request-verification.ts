import { z } from 'zod';
import type { Context } from '@/lib/context';
import { sendLetter } from '@/lib/notifications';
import { requirePermission, site } from '@/lib/permissions';
import { findUserByEmail } from './queries';
import { emailField } from './schema';
import { issueEmailToken } from './sign-in/email-tokens';
import { verifyEmailUrl } from './sign-in/links';

export const requestVerificationInput = z.object({ email: emailField, origin: z.url(), returnPath: z.string() });

/**
 * Sends the link that confirms a mail address once more; the older link stops working. Does nothing, and says nothing,
 * where the address is unknown or confirmed already.
 */
export async function requestVerification(
  ctx: Context,
  input: z.input<typeof requestVerificationInput>,
): Promise<void> {
  const { email, origin, returnPath } = requestVerificationInput.parse(input);
  requirePermission(ctx, 'user.register', site);
  const user = await findUserByEmail(ctx.db, email);
  if (!user || user.emailVerifiedAt || user.disabledAt) {
    return;
  }
  const token = await ctx.db.transaction((tx) => issueEmailToken(tx, ctx, { userId: user.id, kind: 'verify', email }));
  await sendLetter(ctx, user, { kind: 'verify', url: verifyEmailUrl(origin, token, returnPath) });
}
