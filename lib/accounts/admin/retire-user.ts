import type { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { eraseUser, isErased } from '../erase-user';
import { findUserById } from '../queries';
import { emailField } from '../schema';
import { userInput } from './schema';

export const retireUserInput = userInput.extend({
  /** The person's mail address, typed by whoever erases them: so that it is nobody else. */
  confirmation: emailField,
});

/**
 * Erases a person for good, as they could themselves. What others count by (enrolments, points, grades) stays under an id that leads
 * to nobody. Doing it twice is the same as once. Throws Forbidden, NotFound `user.unknown`, Invalid `email.wrong`, Conflict
 * `role.last-site-admin`.
 */
export async function retireUser(ctx: Context, input: z.input<typeof retireUserInput>): Promise<void> {
  const { userId, confirmation } = retireUserInput.parse(input);
  requirePermission(ctx, 'user.retire', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const user = await findUserById(tx, userId);
    if (!user) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    if (isErased(user)) {
      return;
    }
    if (confirmation !== user.email) {
      throw invalid('email.wrong', 'This is not the mail address of this account. Nothing was erased.', {
        fields: { confirmation: 'email-wrong' },
      });
    }
    await eraseUser(tx, ctx, user);
    await writeAudit(tx, ctx, { action: 'user.retire', target: userId });
  });
}
