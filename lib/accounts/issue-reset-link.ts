import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { findUserById } from './queries';
import { issueEmailToken } from './sign-in/email-tokens';
import { resetPasswordUrl } from './sign-in/links';

/**
 * Makes the link that sets a new password, good once and for an hour; an earlier one stops working. Called by whoever sends the
 * letter, at that moment: of the link only a hash is kept. Throws NotFound `accounts.unknown`.
 *
 * @param input.origin where the link leads, checked when it was asked for
 */
export async function issueResetLink(
  ctx: Pick<Context, 'db' | 'now'>,
  { userId, origin }: { readonly userId: string; readonly origin: string },
): Promise<string> {
  const token = await ctx.db.transaction(async (tx) => {
    const user = await findUserById(tx, userId);
    if (!user || user.disabledAt) {
      throw notFound('accounts.unknown', 'There is no such account any more.');
    }
    return await issueEmailToken(tx, ctx, { userId, kind: 'reset', email: user.email });
  });
  return resetPasswordUrl(origin, token);
}
