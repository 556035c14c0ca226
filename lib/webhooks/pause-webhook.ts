import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { affectedRows } from '@/db/results';
import { webhookEndpoints } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requireEndpoint } from './queries';
import type { webhookIdInput } from './remove-webhook';
import { courseOfScope } from './scope';

/**
 * Has an endpoint told of nothing until it is enabled again. What is under way is held; what happens meanwhile is not kept for it. One
 * that is disabled already stays as it is. Throws NotFound `webhook.unknown`, Forbidden.
 */
export async function pauseWebhook(ctx: Context, { id }: z.input<typeof webhookIdInput>): Promise<void> {
  const { scope } = await requireEndpoint(ctx, id);
  await ctx.db.transaction(async (tx) => {
    const written = await tx
      .update(webhookEndpoints)
      .set({ disabledAt: ctx.now, disabledReason: 'paused', updatedAt: ctx.now })
      .where(and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.disabledAt)));
    if (affectedRows(written) > 0) {
      await writeAudit(tx, ctx, { action: 'webhook.pause', target: id, courseKey: courseOfScope(scope) });
    }
  });
}
