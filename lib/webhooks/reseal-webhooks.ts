import { and, asc, eq, gt } from 'drizzle-orm';
import { affectedRows } from '@/db/results';
import { webhookEndpoints } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { siteKeyRing } from '@/lib/encryption';
import { requirePermission, site } from '@/lib/permissions';
import { isUnderOtherKey, resealSecret } from './secrets';

export interface ResealInput {
  /** The last of the batch before; empty for the first batch. */
  readonly after: string;
  readonly limit: number;
}

/**
 * Encrypts the secrets of the next webhooks anew, where that was done with another key than the newest, in the order of their ids.
 * Answers how many, and the last: null once none is left. May be repeated and broken off: what is done is done. Throws Forbidden,
 * Unavailable `encryption.other-key` where a key is gone.
 */
export async function resealWebhooks(
  ctx: Context,
  { after, limit }: ResealInput,
): Promise<{ readonly resealed: number; readonly last: string | null }> {
  requirePermission(ctx, 'site.administer', site);
  const { newest } = await siteKeyRing();
  const rows = await ctx.db
    .select()
    .from(webhookEndpoints)
    .where(and(gt(webhookEndpoints.id, after), isUnderOtherKey(newest.id)))
    .orderBy(asc(webhookEndpoints.id))
    .limit(limit);
  const resealed = await ctx.db.transaction(async (tx) => {
    let count = 0;
    for (const { id, secret, previousSecret } of rows) {
      const now = await resealSecret(id, secret);
      const before = previousSecret === null ? undefined : await resealSecret(id, previousSecret);
      const written = await tx
        .update(webhookEndpoints)
        .set({ secret: now ?? secret, previousSecret: before ?? previousSecret })
        // A secret that was rotated meanwhile is under the newest key already.
        .where(and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.secret, secret)));
      count += affectedRows(written);
    }
    if (count > 0) {
      await writeAudit(tx, ctx, {
        action: 'webhook.reseal',
        target: 'site',
        after: { webhooks: count, key: newest.id },
      });
    }
    return count;
  });
  return { resealed, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
}
