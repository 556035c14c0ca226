import type { z } from 'zod';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, unavailable } from '@/lib/errors';
import { requireEndpoint } from './queries';
import type { webhookIdInput } from './remove-webhook';
import { courseOfScope } from './scope';
import { writeMessages } from './write-messages';

/**
 * Sends an endpoint a `webhook.test`, on the way that every message goes. Answers the message's id, by which its deliveries
 * are found. Throws NotFound `webhook.unknown`, Conflict `webhook.disabled`, Forbidden.
 */
export async function testWebhook(
  ctx: Context,
  { id }: z.input<typeof webhookIdInput>,
): Promise<{ readonly messageId: string }> {
  const { scope, disabledAt } = await requireEndpoint(ctx, id);
  if (disabledAt) {
    throw conflict('webhook.disabled', 'This webhook is disabled: enable it first.');
  }
  const messageId = await ctx.db.transaction(async (tx) => {
    const event = { type: 'webhook.test', data: { endpointId: id } } as const;
    const eventId = `tst_${ulid(ctx.now.getTime())}`;
    const [written] = await writeMessages(tx, ctx, [{ endpointId: id, eventId, occurredAt: ctx.now, event }]);
    await writeAudit(tx, ctx, { action: 'webhook.test', target: id, courseKey: courseOfScope(scope) });
    return written;
  });
  if (messageId === undefined) {
    throw unavailable('webhook.not-sent', 'The test could not be sent. Please try again.');
  }
  return { messageId };
}
