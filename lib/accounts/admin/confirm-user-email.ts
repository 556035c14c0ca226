import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';
import { findStandingUser } from './find-standing-user';
import { userInput } from './schema';

/**
 * Takes a person's mail address as confirmed, where an admin knows it to be theirs and the link did not reach them. Doing it twice is
 * the same as once. Throws Forbidden, NotFound `user.unknown`, Conflict `user.retired`.
 */
export async function confirmUserEmail(ctx: Context, input: z.input<typeof userInput>): Promise<void> {
  const { userId } = userInput.parse(input);
  requirePermission(ctx, 'user.help-sign-in', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const user = await findStandingUser(tx, userId);
    if (user.emailVerifiedAt !== null) {
      return;
    }
    await tx.update(users).set({ emailVerifiedAt: ctx.now, updatedAt: ctx.now }).where(eq(users.id, userId));
    await writeAudit(tx, ctx, { action: 'user.confirm-email', target: userId });
    await publish(tx, ctx, 'accounts/user.verified', { userId });
  });
}
