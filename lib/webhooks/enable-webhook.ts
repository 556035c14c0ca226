import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { webhookEndpoints } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requireEndpoint } from './queries';
import { redeliverMessages } from './redeliver-messages';
import type { webhookIdInput } from './remove-webhook';
import { courseOfScope } from './scope';

/**
 * Has a disabled endpoint told of events again, with its failures forgotten, and sends what was under way when it was
 * disabled. What happened in between was not kept for it. Throws NotFound `webhook.unknown`, Forbidden.
 */
export async function enableWebhook(
  ctx: Context,
  { id }: z.input<typeof webhookIdInput>,
): Promise<{ readonly redelivered: number }> {
  const { scope, disabledReason, failuresInRow } = await requireEndpoint(ctx, id);
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(webhookEndpoints)
      .set({
        disabledAt: null,
        disabledReason: null,
        failuresInRow: 0,
        failingSince: null,
        noticedAt: null,
        updatedAt: ctx.now,
      })
      .where(eq(webhookEndpoints.id, id));
    const before = { disabledReason, failuresInRow };
    await writeAudit(tx, ctx, { action: 'webhook.enable', target: id, courseKey: courseOfScope(scope), before });
  });
  return { redelivered: await redeliverMessages(ctx, { endpointId: id, status: 'held' }) };
}
