import { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { notifyReader } from '@/lib/notifications';
import { eraseUser } from '../erase-user';
import { findUserById, type UserRow } from '../queries';
import { passwordField } from '../schema';
import { confirmPassword } from './confirm-password';
import { requireOwnAccount } from './own-account';

export const deleteAccountInput = z.object({
  /** The password; for an account without one, its mail address. */
  confirmation: passwordField,
});

/**
 * Erases the signed-in person: their fields are blanked, their ways to sign in and their roles go. What others count by
 * (enrolments, grades) stays, under an id that no longer leads to anybody; the event has what they wrote erased too.
 * Throws Invalid `password.wrong`, and Conflict `role.last-site-admin` for the only one who could run the site.
 */
export async function deleteAccount(ctx: Context, input: z.input<typeof deleteAccountInput>): Promise<void> {
  const { confirmation } = deleteAccountInput.parse(input);
  const userId = requireOwnAccount(ctx);
  const user = await confirmOwner(ctx, userId, confirmation);
  await ctx.db.transaction(async (tx) => {
    await eraseUser(tx, ctx, user);
    await writeAudit(tx, ctx, { action: 'user.delete', target: userId });
  });
  await notifyReader(ctx, user, { kind: 'deleted' });
}

async function confirmOwner(ctx: Context, userId: string, confirmation: string): Promise<UserRow> {
  const user = await findUserById(ctx.db, userId);
  if (!user) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  if (user.passwordHash) {
    return await confirmPassword(ctx, userId, confirmation, 'confirmation');
  }
  if (confirmation.trim().toLowerCase() !== user.email) {
    throw invalid('email.wrong', 'This is not the mail address of your account.', {
      fields: { confirmation: 'email-wrong' },
    });
  }
  return user;
}
