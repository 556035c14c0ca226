import { z } from 'zod';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { queueLetter } from '@/lib/notifications';
import { requirePermission, userTarget } from '@/lib/permissions';
import { findUserById } from '../queries';
import { userInput } from './schema';

export const sendResetLinkInput = userInput.extend({ origin: z.url() });

/**
 * Has a person sent a link that sets a new password, as if they had asked for it themselves; whoever runs the site never sees it.
 * Throws Forbidden, NotFound `user.unknown`, Conflict `user.disabled`.
 */
export async function sendResetLink(ctx: Context, input: z.input<typeof sendResetLinkInput>): Promise<void> {
  const { userId, origin } = sendResetLinkInput.parse(input);
  requirePermission(ctx, 'user.help-sign-in', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const user = await findUserById(tx, userId);
    if (!user) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    if (user.disabledAt) {
      throw conflict('user.disabled', 'This account is shut: open it first.');
    }
    await writeAudit(tx, ctx, { action: 'user.send-reset', target: userId });
    await queueLetter(tx, ctx, { key: `reset ${ulid(ctx.now.getTime())}`, userId, letter: { kind: 'reset', origin } });
  });
}
