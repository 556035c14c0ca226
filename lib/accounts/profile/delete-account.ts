import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { emailTokens, enrollmentInvitations, identities, roles, users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { notifyReader } from '@/lib/notifications';
import { publish } from '@/lib/outbox';
import { findUserById, type UserRow } from '../queries';
import { requireAnotherSiteAdmin } from '../roles/require-another-site-admin';
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
    await requireAnotherSiteAdmin(tx, userId);
    await tx.update(users).set(erased(ctx, user)).where(eq(users.id, userId));
    await tx.delete(identities).where(eq(identities.userId, userId));
    await tx.delete(emailTokens).where(eq(emailTokens.userId, userId));
    await tx.delete(roles).where(eq(roles.userId, userId));
    await tx.delete(enrollmentInvitations).where(eq(enrollmentInvitations.email, user.email));
    await writeAudit(tx, ctx, { action: 'user.delete', target: userId });
    await publish(tx, ctx, 'accounts/user.deleted', { userId });
  });
  await notifyReader(user, { kind: 'deleted' });
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

const erased = (ctx: Context, user: UserRow): Partial<UserRow> => ({
  // Addresses are unique; this one can never receive mail (RFC 2606).
  email: `${user.id.toLowerCase()}@deleted.invalid`,
  emailVerifiedAt: null,
  name: '',
  bio: null,
  passwordHash: null,
  locale: 'en',
  timeZone: 'UTC',
  termsAcceptedAt: null,
  sessionVersion: user.sessionVersion + 1,
  disabledAt: ctx.now,
  updatedAt: ctx.now,
});
