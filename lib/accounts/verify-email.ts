import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { affectedRows } from '@/db/results';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { findUserById } from './queries';
import { tokenField } from './schema';
import { takeEmailToken } from './sign-in/email-tokens';
import { type SignedIn, signedIn } from './sign-in/signed-in';

export const verifyEmailInput = z.object({ token: tokenField });

/**
 * Confirms the address that a registration's link was sent to, and uses the link up. Answers whose it is; that alone
 * signs nobody in. Throws Invalid `link.invalid` where the link never worked, was used, or is too old.
 */
export async function verifyEmail(ctx: Context, input: z.input<typeof verifyEmailInput>): Promise<SignedIn> {
  const { token } = verifyEmailInput.parse(input);
  return await ctx.db.transaction(async (tx) => {
    const link = await takeEmailToken(tx, ctx, 'verify', token);
    const changed = link
      ? await tx
          .update(users)
          .set({ emailVerifiedAt: ctx.now, updatedAt: ctx.now })
          // The address may have become another since the link was sent.
          .where(and(eq(users.id, link.userId), eq(users.email, link.email)))
      : undefined;
    const user = link && affectedRows(changed) === 1 ? await findUserById(tx, link.userId) : undefined;
    if (!user || user.disabledAt) {
      throw invalid('link.invalid', 'This link does not work any more. It works once, and only for a while.');
    }
    await publish(tx, ctx, 'accounts/user.verified', { userId: user.id });
    return signedIn(user);
  });
}
