import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';
import { isErased } from '../erase-user';
import { findUserById } from '../queries';
import { userInput } from './schema';

/**
 * Takes a person's mail address as confirmed, where an admin knows it to be theirs and the link did not reach them. Doing it twice is
 * the same as once. Throws Forbidden, NotFound `user.unknown`, Conflict `user.retired`.
 */
export async function confirmUserEmail(ctx: Context, input: z.input<typeof userInput>): Promise<void> {
  const { userId } = userInput.parse(input);
  requirePermission(ctx, 'user.help-sign-in', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const user = await findUserById(tx, userId);
    if (!user) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    if (isErased(user)) {
      throw conflict('user.retired', 'This person was erased; there is no account to open any more.');
    }
    if (user.emailVerifiedAt !== null) {
      return;
    }
    await tx.update(users).set({ emailVerifiedAt: ctx.now, updatedAt: ctx.now }).where(eq(users.id, userId));
    await writeAudit(tx, ctx, { action: 'user.confirm-email', target: userId });
    await publish(tx, ctx, 'accounts/user.verified', { userId });
  });
}
