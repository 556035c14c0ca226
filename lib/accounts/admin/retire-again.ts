import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requirePermission, userTarget } from '@/lib/permissions';
import { eraseUser, isErased } from '../erase-user';
import { findUserById } from '../queries';

/**
 * Erases those whom a restored backup has brought back: `userIds` from `listRetired` of the site as it was last. Who is not there, or
 * is erased already, is passed over. Answers how many were erased. Throws Forbidden.
 */
export async function retireAgain(
  ctx: Context,
  { userIds }: { readonly userIds: readonly string[] },
): Promise<{ readonly erased: number }> {
  let erased = 0;
  for (const userId of userIds) {
    requirePermission(ctx, 'user.retire', userTarget(userId));
    await ctx.db.transaction(async (tx) => {
      const user = await findUserById(tx, userId);
      if (user && !isErased(user)) {
        await eraseUser(tx, ctx, user);
        await writeAudit(tx, ctx, { action: 'user.retire', target: userId });
        erased += 1;
      }
    });
  }
  return { erased };
}
