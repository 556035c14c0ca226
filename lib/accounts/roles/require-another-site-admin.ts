import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roles, users } from '@/db/schema';
import { conflict } from '@/lib/errors';

/** Throws Conflict `role.last-site-admin` where `userId` is the only site admin: a site must not be left without one. */
export async function requireAnotherSiteAdmin(tx: Tx, userId: string): Promise<void> {
  const isSiteAdmin = and(eq(roles.role, 'site_admin'), eq(roles.scope, '*'));
  // Locked, so that two site admins cannot both leave in the same moment.
  const all = await tx.select({ userId: roles.userId }).from(roles).where(isSiteAdmin).for('update');
  if (!all.some((row) => row.userId === userId)) {
    return;
  }
  const others = await tx
    .select({ userId: roles.userId })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(and(isSiteAdmin, ne(roles.userId, userId), isNull(users.disabledAt)))
    .limit(1);
  if (others.length === 0) {
    throw conflict(
      'role.last-site-admin',
      'You are the only administrator of this site. Please name another one first.',
    );
  }
}
