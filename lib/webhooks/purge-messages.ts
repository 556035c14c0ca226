import { asc, inArray, lt } from 'drizzle-orm';
import { webhookDeliveries, webhookMessages } from '@/db/schema';
import type { Context } from '@/lib/context';

const keptMs = 30 * 86_400_000;
/** Most messages of one transaction. */
const batchSize = 500;

/** Removes messages older than 30 days, with their deliveries. Answers how many. */
export async function purgeMessages(ctx: Pick<Context, 'db' | 'now'>): Promise<{ readonly removed: number }> {
  const before = new Date(ctx.now.getTime() - keptMs);
  for (let removed = 0; ; ) {
    const old = await ctx.db
      .select({ id: webhookMessages.id })
      .from(webhookMessages)
      .where(lt(webhookMessages.createdAt, before))
      .orderBy(asc(webhookMessages.createdAt))
      .limit(batchSize);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) {
      await ctx.db.transaction(async (tx) => {
        await tx.delete(webhookDeliveries).where(inArray(webhookDeliveries.messageId, ids));
        await tx.delete(webhookMessages).where(inArray(webhookMessages.id, ids));
      });
    }
    removed += ids.length;
    if (ids.length < batchSize) {
      return { removed };
    }
  }
}
