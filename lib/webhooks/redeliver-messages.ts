import { and, asc, eq, gt, gte, isNull, or } from 'drizzle-orm';
import { type WebhookMessageStatus, webhookEndpoints, webhookMessages } from '@/db/schema';
import type { Context } from '@/lib/context';
import { type MessageRow, startRound } from './queries';

export interface MessageRange {
  readonly endpointId?: string | undefined;
  readonly since?: Date | undefined;
  readonly status?: WebhookMessageStatus | undefined;
}

/** Most messages of one transaction. */
const batchSize = 200;

/**
 * Sends messages again, the oldest first, in batches of a transaction each; those of disabled endpoints are left as they
 * are. Answers how many. Permission and audit are the caller's.
 */
export async function redeliverMessages(ctx: Pick<Context, 'db' | 'now'>, range: MessageRange): Promise<number> {
  const { endpointId, since, status } = range;
  let count = 0;
  for (let last: MessageRow | undefined; ; ) {
    const after = last;
    const rows = await ctx.db.transaction(async (tx) => {
      const batch = await tx
        .select({ message: webhookMessages })
        .from(webhookMessages)
        .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookMessages.endpointId))
        .where(
          and(
            isNull(webhookEndpoints.disabledAt),
            endpointId === undefined ? undefined : eq(webhookMessages.endpointId, endpointId),
            since === undefined ? undefined : gte(webhookMessages.createdAt, since),
            status === undefined ? undefined : eq(webhookMessages.status, status),
            after &&
              or(
                gt(webhookMessages.createdAt, after.createdAt),
                and(eq(webhookMessages.createdAt, after.createdAt), gt(webhookMessages.id, after.id)),
              ),
          ),
        )
        .orderBy(asc(webhookMessages.createdAt), asc(webhookMessages.id))
        .limit(batchSize);
      for (const { message } of batch) {
        await startRound(tx, ctx, message);
      }
      return batch;
    });
    count += rows.length;
    last = rows.at(-1)?.message;
    if (rows.length < batchSize) {
      return count;
    }
  }
}
