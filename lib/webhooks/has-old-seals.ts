import { webhookEndpoints } from '@/db/schema';
import type { Context } from '@/lib/context';
import { siteKeyRing } from '@/lib/encryption';
import { isUnderOtherKey } from './secrets';

/** Whether any webhook's secret waits to be encrypted with the newest key. */
export async function hasOldSeals(ctx: Pick<Context, 'db'>): Promise<boolean> {
  const { newest } = await siteKeyRing();
  const [row] = await ctx.db
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(isUnderOtherKey(newest.id))
    .limit(1);
  return row !== undefined;
}
