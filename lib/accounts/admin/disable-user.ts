import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';
import { requireAnotherSiteAdmin } from '../roles/require-another-site-admin';
import { findStandingUser } from './find-standing-user';
import { userInput } from './schema';

export const disableUserInput = userInput.extend({ isDisabled: z.boolean() });

/**
 * Shuts an account, or opens it again. Whoever is shut out is signed out everywhere and keeps everything else. Doing it twice is the
 * same as once. Throws Forbidden, NotFound `user.unknown`, Conflict `user.retired` and `role.last-site-admin`.
 */
export async function disableUser(ctx: Context, input: z.input<typeof disableUserInput>): Promise<void> {
  const { userId, isDisabled } = disableUserInput.parse(input);
  requirePermission(ctx, 'user.disable', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const user = await findStandingUser(tx, userId);
    if ((user.disabledAt !== null) === isDisabled) {
      return;
    }
    if (isDisabled) {
      await requireAnotherSiteAdmin(tx, userId);
    }
    await tx
      .update(users)
      .set({
        disabledAt: isDisabled ? ctx.now : null,
        sessionVersion: isDisabled ? user.sessionVersion + 1 : user.sessionVersion,
        updatedAt: ctx.now,
      })
      .where(eq(users.id, userId));
    await writeAudit(tx, ctx, {
      action: isDisabled ? 'user.disable' : 'user.enable',
      target: userId,
      before: { isDisabled: !isDisabled },
      after: { isDisabled },
    });
    await publish(tx, ctx, 'accounts/user.changed', { userId });
  });
}
