import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { isDuplicateKey } from '@/db/results';
import { emailTokens, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { findUserById } from '../queries';
import { tokenField } from '../schema';
import { takeEmailToken } from '../sign-in/email-tokens';

export const confirmEmailChangeInput = z.object({ token: tokenField });

/**
 * Makes the address that the link was sent to the account's own. Links that went to the old address stop working.
 * Throws Invalid `link.invalid`, and Conflict `user.email-taken` where somebody else took the address meanwhile.
 */
export async function confirmEmailChange(ctx: Context, input: z.input<typeof confirmEmailChangeInput>): Promise<void> {
  const { token } = confirmEmailChangeInput.parse(input);
  try {
    await ctx.db.transaction(async (tx) => {
      const link = await takeEmailToken(tx, ctx, 'change', token);
      const user = link && (await findUserById(tx, link.userId));
      if (!link || !user || user.disabledAt) {
        throw invalid('link.invalid', 'This link does not work any more. It works once, and only for a while.');
      }
      await tx
        .update(users)
        .set({ email: link.email, emailVerifiedAt: ctx.now, updatedAt: ctx.now })
        .where(eq(users.id, user.id));
      await tx.delete(emailTokens).where(eq(emailTokens.userId, user.id));
      await publish(tx, ctx, 'accounts/user.changed', { userId: user.id });
    });
  } catch (error) {
    if (isDuplicateKey(error)) {
      throw conflict('user.email-taken', 'There is another account with this mail address by now.', { cause: error });
    }
    throw error;
  }
}
