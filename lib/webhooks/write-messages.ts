import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { webhookMessages } from '@/db/schema';
import type { Context } from '@/lib/context';
import { publishAll } from '@/lib/outbox';
import type { PublicEvent } from './catalogue/translate-event';

export interface NewMessage {
  readonly endpointId: string;
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly event: PublicEvent;
}

/**
 * Writes messages that are not there yet, with the exact text that is sent, and publishes for each that it is due. Written
 * twice is written once: the id comes from the event and the endpoint. Answers the ids of those that are new.
 */
export async function writeMessages(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  messages: readonly NewMessage[],
): Promise<readonly string[]> {
  const rows = messages.map(({ endpointId, eventId, occurredAt, event: { type, data } }) => ({
    id: messageId(endpointId, eventId),
    endpointId,
    eventId,
    type,
    body: JSON.stringify({ type, timestamp: occurredAt.toISOString(), data }),
    status: 'pending' as const,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  if (rows.length === 0) {
    return [];
  }
  const ids = rows.map(({ id }) => id);
  const known = await tx
    .select({ id: webhookMessages.id })
    .from(webhookMessages)
    .where(inArray(webhookMessages.id, ids));
  const knownIds = new Set(known.map(({ id }) => id));
  const fresh = rows.filter(({ id }) => !knownIds.has(id));
  if (fresh.length > 0) {
    await tx.insert(webhookMessages).values(fresh);
    const due = fresh.map(({ id: messageId, endpointId }) => ({ messageId, endpointId, round: 1 }));
    await publishAll(
      tx,
      ctx,
      due.map((data) => ({ name: 'webhooks/message.due', data })),
    );
  }
  return fresh.map(({ id }) => id);
}

const messageId = (endpointId: string, eventId: string) =>
  `msg_${createHash('sha256').update(`${endpointId} ${eventId}`).digest('hex').slice(0, 32)}`;
