import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { emailTokens, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notifyReader } from '@/lib/notifications';
import { publish } from '@/lib/outbox';
import { findUserById } from '../queries';
import { newPasswordField, passwordField } from '../schema';
import { hashPassword } from '../sign-in/hash-password';
import { type SignedIn, signedIn } from '../sign-in/signed-in';
import { confirmPassword } from './confirm-password';
import { requireOwnAccount } from './own-account';

export const changePasswordInput = z.object({ currentPassword: passwordField, password: newPasswordField });

/**
 * Changes the signed-in person's password and ends all their sessions; the caller starts a new one with the answer.
 * Throws Invalid `password.wrong`, Conflict `password.none`.
 */
export async function changePassword(ctx: Context, input: z.input<typeof changePasswordInput>): Promise<SignedIn> {
  const { currentPassword, password } = changePasswordInput.parse(input);
  const userId = requireOwnAccount(ctx);
  const before = await confirmPassword(ctx, userId, currentPassword, 'currentPassword');
  const passwordHash = await hashPassword(password);
  const user = await ctx.db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ passwordHash, sessionVersion: sql`${users.sessionVersion} + 1`, updatedAt: ctx.now })
      .where(eq(users.id, userId));
    await tx.delete(emailTokens).where(eq(emailTokens.userId, userId));
    await publish(tx, ctx, 'accounts/user.changed', { userId });
    return (await findUserById(tx, userId)) ?? before;
  });
  await notifyReader(ctx, user, { kind: 'passwordChanged' });
  return signedIn(user);
}
