import { asc } from 'drizzle-orm';
import { retiredUsers } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

/** The ids of everybody who was erased, the first first: kept beside backups, so that a restored one is cleared of them. Throws Forbidden. */
export async function listRetired(ctx: Pick<Context, 'db' | 'actor'>): Promise<readonly string[]> {
  requirePermission(ctx, 'user.list', site);
  const rows = await ctx.db
    .select({ userId: retiredUsers.userId })
    .from(retiredUsers)
    .orderBy(asc(retiredUsers.retiredAt), asc(retiredUsers.userId));
  return rows.map(({ userId }) => userId);
}
