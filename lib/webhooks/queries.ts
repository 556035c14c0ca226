import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { affectedRows } from '@/db/results';
import { webhookEndpoints, webhookMessages } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { hideUnlessPermitted, requireSomebody } from '@/lib/permissions';
import { managingPermission } from './scope';

export type EndpointRow = typeof webhookEndpoints.$inferSelect;
export type MessageRow = typeof webhookMessages.$inferSelect;

/** An endpoint that whoever asks may change; any other is as if it were not there. Throws NotFound `webhook.unknown`. */
export async function requireEndpoint(ctx: Pick<Context, 'db' | 'actor'>, id: string): Promise<EndpointRow> {
  requireSomebody(ctx);
  const endpoint = await findEndpoint(ctx.db, id);
  const missing = notFound('webhook.unknown', `There is no webhook ${id}.`);
  if (!endpoint) {
    throw missing;
  }
  const { verb, target } = managingPermission(endpoint.scope);
  hideUnlessPermitted(ctx, verb, target, missing);
  return endpoint;
}

export async function findEndpoint(db: Db | Tx, id: string): Promise<EndpointRow | undefined> {
  const [endpoint] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return endpoint;
}

export async function findMessage(
  db: Db,
  id: string,
): Promise<{ readonly message: MessageRow; readonly endpoint: EndpointRow } | undefined> {
  const [found] = await db
    .select({ message: webhookMessages, endpoint: webhookEndpoints })
    .from(webhookMessages)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookMessages.endpointId))
    .where(eq(webhookMessages.id, id));
  return found;
}

/** Begins a new round of a message: whatever still waits for an earlier one ends when it wakes. */
export async function startRound(tx: Tx, ctx: Pick<Context, 'now'>, message: MessageRow): Promise<void> {
  const { id, endpointId, round } = message;
  const moved = { round: round + 1, status: 'pending', updatedAt: ctx.now } as const;
  const written = await tx
    .update(webhookMessages)
    .set(moved)
    .where(and(eq(webhookMessages.id, id), eq(webhookMessages.round, round)));
  if (affectedRows(written) === 0) {
    // Somebody else has just begun it.
    return;
  }
  await publish(tx, ctx, 'webhooks/message.due', { messageId: id, endpointId, round: moved.round });
}
