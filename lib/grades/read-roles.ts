import { and, inArray } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { roles } from '@/db/schema';
import type { HeldRole } from '@/lib/context';

/**
 * The roles that some people hold over a course, by person, of those they had at an instant: beta testers work, and are graded,
 * before the others. One query.
 */
export async function readRoles(
  db: Db,
  { key, org }: { readonly key: string; readonly org: string },
  userIds: readonly string[],
): Promise<(userId: string, now: Date) => readonly HeldRole[]> {
  const rows = await db
    .select({ userId: roles.userId, role: roles.role, scope: roles.scope, since: roles.createdAt })
    .from(roles)
    .where(and(inArray(roles.userId, [...userIds]), inArray(roles.scope, ['*', org, key])));
  const byPerson = Map.groupBy(rows, ({ userId }) => userId);
  return (userId, now) => (byPerson.get(userId) ?? []).filter(({ since }) => since.getTime() <= now.getTime());
}
