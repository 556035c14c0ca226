import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { emailTokens, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { notifyReader } from '@/lib/notifications';
import { publish } from '@/lib/outbox';
import { findUserById } from './queries';
import { newPasswordField, tokenField } from './schema';
import { takeEmailToken } from './sign-in/email-tokens';
import { hashPassword } from './sign-in/hash-password';
import { type SignedIn, signedIn } from './sign-in/signed-in';

export const resetPasswordInput = z.object({ token: tokenField, password: newPasswordField });

/**
 * Sets a new password by a link from `requestPasswordReset`. Uses the link up, ends every session and every other link of
 * the person, and, since the link came by mail, counts the address as confirmed. Throws Invalid `link.invalid`.
 */
export async function resetPassword(ctx: Context, input: z.input<typeof resetPasswordInput>): Promise<SignedIn> {
  const { token, password } = resetPasswordInput.parse(input);
  const passwordHash = await hashPassword(password);
  const user = await ctx.db.transaction(async (tx) => {
    const link = await takeEmailToken(tx, ctx, 'reset', token);
    const found = link && (await findUserById(tx, link.userId));
    if (!found || found.disabledAt || found.email !== link?.email) {
      throw invalid('link.invalid', 'This link does not work any more. It works once, and only for a while.');
    }
    const changes = {
      passwordHash,
      sessionVersion: found.sessionVersion + 1,
      emailVerifiedAt: found.emailVerifiedAt ?? ctx.now,
      updatedAt: ctx.now,
    };
    await tx.update(users).set(changes).where(eq(users.id, found.id));
    await tx.delete(emailTokens).where(eq(emailTokens.userId, found.id));
    await publish(tx, ctx, 'accounts/user.changed', { userId: found.id });
    return { ...found, ...changes };
  });
  await notifyReader(ctx, user, { kind: 'passwordChanged' });
  return signedIn(user);
}
