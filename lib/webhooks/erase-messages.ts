import { and, asc, gt, inArray, like } from 'drizzle-orm';
import { webhookDeliveries, webhookMessages } from '@/db/schema';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';

const batchSize = 500;

/**
 * Removes the messages that name an erased person, with every request that carried them. Does nothing while the account is there. May be
 * repeated. Called by a workflow.
 */
export async function eraseMessages(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<{ readonly removed: number }> {
  if (!(await isRetired(db, userId))) {
    return { removed: 0 };
  }
  for (let removed = 0, after = ''; ; ) {
    const rows = await db
      .select({ id: webhookMessages.id })
      .from(webhookMessages)
      .where(and(gt(webhookMessages.id, after), like(webhookMessages.body, `%"${userId}"%`)))
      .orderBy(asc(webhookMessages.id))
      .limit(batchSize);
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) {
      return { removed };
    }
    await db.transaction(async (tx) => {
      await tx.delete(webhookDeliveries).where(inArray(webhookDeliveries.messageId, ids));
      await tx.delete(webhookMessages).where(inArray(webhookMessages.id, ids));
    });
    removed += ids.length;
    after = last;
  }
}
