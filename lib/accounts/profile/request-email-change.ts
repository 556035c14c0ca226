import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { notifyReader, sendLetter } from '@/lib/notifications';
import { findUserByEmail } from '../queries';
import { emailField, passwordField } from '../schema';
import { issueEmailToken } from '../sign-in/email-tokens';
import { confirmEmailChangeUrl } from '../sign-in/links';
import { confirmPassword } from './confirm-password';
import { requireOwnAccount } from './own-account';

export const requestEmailChangeInput = z.object({ email: emailField, password: passwordField, origin: z.url() });

/**
 * Sends a link to the new address, and word of it to the old one. Nothing changes before the link is followed. An address
 * that belongs to somebody else gets the same answer here, and its owner a mail. Throws Invalid `password.wrong`,
 * Invalid `email.same`, Unavailable `mail.not-sent`.
 */
export async function requestEmailChange(ctx: Context, input: z.input<typeof requestEmailChangeInput>): Promise<void> {
  const { email, password, origin } = requestEmailChangeInput.parse(input);
  const userId = requireOwnAccount(ctx);
  const user = await confirmPassword(ctx, userId, password, 'password');
  if (email === user.email) {
    throw invalid('email.same', 'This is your address already.', { fields: { email: 'email-same' } });
  }
  const owner = await findUserByEmail(ctx.db, email);
  if (owner) {
    await sendLetter(ctx, owner, { kind: 'known', url: `${origin}/sign-in` });
    return;
  }
  const token = await ctx.db.transaction((tx) => issueEmailToken(tx, ctx, { userId, kind: 'change', email }));
  await sendLetter(ctx, { ...user, email }, { kind: 'change', url: confirmEmailChangeUrl(origin, token) });
  await notifyReader(ctx, user, { kind: 'changing', newEmail: email });
}
