import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { can, orgOfCourseKey, orgTarget } from '@/lib/permissions';

/**
 * Throws Conflict `role.last-instructor` where `userId` is the only instructor of a course: nobody could let anybody in any more. Who
 * may grant roles over the organisation can, and may do it.
 */
export async function requireAnotherInstructor(
  tx: Tx,
  { actor }: Pick<Context, 'actor'>,
  { userId, scope }: { readonly userId: string; readonly scope: string },
): Promise<void> {
  const org = orgOfCourseKey(scope);
  if (org === null || can(actor, 'role.grant-org', orgTarget(org))) {
    return;
  }
  // Locked, so that two instructors cannot both leave in the same moment.
  const all = await tx
    .select({ userId: roles.userId, scope: roles.scope })
    .from(roles)
    .where(and(eq(roles.role, 'instructor'), inArray(roles.scope, [scope, org])))
    .for('update');
  if (!all.some((row) => row.userId === userId && row.scope === scope)) {
    return;
  }
  const others = await tx
    .select({ userId: roles.userId })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(
      and(
        eq(roles.role, 'instructor'),
        inArray(roles.scope, [scope, org]),
        ne(roles.userId, userId),
        isNull(users.disabledAt),
      ),
    )
    .limit(1);
  if (others.length === 0) {
    throw conflict(
      'role.last-instructor',
      'This is the only instructor of the course. Make somebody else an instructor first, or ask an admin of the organisation.',
    );
  }
}
