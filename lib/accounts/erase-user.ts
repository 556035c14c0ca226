import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { unchanged } from '@/db/results';
import { emailTokens, enrollmentInvitations, identities, retiredUsers, roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import type { UserRow } from './queries';
import { requireAnotherSiteAdmin } from './roles/require-another-site-admin';

/** How the address of somebody who was erased ends. */
export const erasedAddress = '@deleted.invalid';

/** Whether this account was erased: then it is nobody's, and can be nobody's again. */
export const isErased = (user: Pick<UserRow, 'email'>): boolean => user.email.endsWith(erasedAddress);

/**
 * Blanks a person in the transaction of whoever decided it: their fields, ways to sign in and roles go, and they are noted as
 * retired, so that a backup from before can be cleared of them too. The event has erased what they wrote elsewhere.
 * Throws Conflict `role.last-site-admin` for the only one who could run the site.
 */
export async function eraseUser(
  tx: Tx,
  ctx: Context,
  user: Pick<UserRow, 'id' | 'email' | 'sessionVersion'>,
): Promise<void> {
  const userId = user.id;
  await requireAnotherSiteAdmin(tx, userId);
  await tx
    .update(users)
    .set({
      // Addresses are unique; this one can never receive mail (RFC 2606).
      email: `${userId.toLowerCase()}${erasedAddress}`,
      emailVerifiedAt: null,
      name: '',
      bio: null,
      passwordHash: null,
      locale: 'en',
      timeZone: 'UTC',
      termsAcceptedAt: null,
      termsVersion: null,
      sessionVersion: user.sessionVersion + 1,
      disabledAt: ctx.now,
      updatedAt: ctx.now,
    })
    .where(eq(users.id, userId));
  await tx.delete(identities).where(eq(identities.userId, userId));
  await tx.delete(emailTokens).where(eq(emailTokens.userId, userId));
  await tx.delete(roles).where(eq(roles.userId, userId));
  await tx.delete(enrollmentInvitations).where(eq(enrollmentInvitations.email, user.email));
  await tx
    .insert(retiredUsers)
    .values({ userId, retiredAt: ctx.now })
    .onDuplicateKeyUpdate({ set: { userId: unchanged(retiredUsers.userId) } });
  await publish(tx, ctx, 'accounts/user.deleted', { userId });
}
