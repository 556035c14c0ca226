import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { webhookEndpoints } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requireEndpoint } from './queries';
import { courseOfScope } from './scope';

export const webhookIdInput = z.object({ id: z.string().min(1).max(64) });

/**
 * Takes an endpoint away: nothing more is sent to it, also of what was under way. Its deliveries stay on record until they
 * are too old. Throws NotFound `webhook.unknown`, Forbidden.
 */
export async function removeWebhook(ctx: Context, input: z.input<typeof webhookIdInput>): Promise<void> {
  const { id } = webhookIdInput.parse(input);
  const { scope, events } = await requireEndpoint(ctx, id);
  await ctx.db.transaction(async (tx) => {
    await tx.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    const before = { scope, events };
    await writeAudit(tx, ctx, { action: 'webhook.remove', target: id, courseKey: courseOfScope(scope), before });
  });
}
