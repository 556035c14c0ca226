import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { webhookEndpoints } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requireEndpoint } from './queries';
import type { webhookIdInput } from './remove-webhook';
import { courseOfScope } from './scope';
import { makeSecret, overlapMs } from './secrets';

/**
 * Gives an endpoint a new secret, shown this once. For 24 hours the one before it signs as well; one that was still kept from
 * an earlier change signs no more. Throws NotFound `webhook.unknown`, Forbidden.
 */
export async function rotateWebhook(
  ctx: Context,
  { id }: z.input<typeof webhookIdInput>,
): Promise<{ readonly id: string; readonly secret: string; readonly previousUntil: Date }> {
  const endpoint = await requireEndpoint(ctx, id);
  const { secret, sealed } = await makeSecret(id);
  const previousUntil = new Date(ctx.now.getTime() + overlapMs);
  await ctx.db.transaction(async (tx) => {
    const [current] = await tx
      .select({ secret: webhookEndpoints.secret })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, id))
      .for('update');
    await tx
      .update(webhookEndpoints)
      .set({
        secret: sealed,
        previousSecret: current?.secret ?? null,
        previousSecretUntil: previousUntil,
        updatedAt: ctx.now,
      })
      .where(eq(webhookEndpoints.id, id));
    await writeAudit(tx, ctx, { action: 'webhook.rotate', target: id, courseKey: courseOfScope(endpoint.scope) });
  });
  return { id, secret, previousUntil };
}
