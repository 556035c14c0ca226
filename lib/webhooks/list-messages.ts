import { asc, desc, eq, inArray } from 'drizzle-orm';
import { webhookDeliveries, webhookMessages } from '@/db/schema';
import type { Context } from '@/lib/context';
import { type MessageRow, requireEndpoint } from './queries';

export type WebhookDelivery = Omit<typeof webhookDeliveries.$inferSelect, 'messageId' | 'work'>;

export interface WebhookMessage extends MessageRow {
  readonly deliveries: readonly WebhookDelivery[];
}

/** The newest messages for an endpoint, each with its deliveries in order. Throws NotFound `webhook.unknown`, Forbidden. */
export async function listMessages(
  ctx: Pick<Context, 'db' | 'actor'>,
  { endpointId, limit = 50 }: { readonly endpointId: string; readonly limit?: number },
): Promise<readonly WebhookMessage[]> {
  await requireEndpoint(ctx, endpointId);
  const messages = await ctx.db
    .select()
    .from(webhookMessages)
    .where(eq(webhookMessages.endpointId, endpointId))
    .orderBy(desc(webhookMessages.createdAt), desc(webhookMessages.id))
    .limit(limit);
  if (messages.length === 0) {
    return [];
  }
  const ids = messages.map(({ id }) => id);
  const deliveries = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(inArray(webhookDeliveries.messageId, ids))
    .orderBy(asc(webhookDeliveries.number));
  const byMessage = Map.groupBy(deliveries, ({ messageId }) => messageId);
  return messages.map((message) => ({
    ...message,
    deliveries: (byMessage.get(message.id) ?? []).map(({ messageId: _id, work: _work, ...delivery }) => delivery),
  }));
}
