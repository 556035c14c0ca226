import { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { hideUnlessPermitted, requireSomebody } from '@/lib/permissions';
import { findMessage, startRound } from './queries';
import { courseOfScope, managingPermission } from './scope';

export const redeliverMessageInput = z.object({ id: z.string().min(1).max(64) });

/**
 * Sends one message again, with the id that it always had, whether it has arrived before or not.
 * Throws NotFound `webhook.message-unknown`, Conflict `webhook.disabled`, Forbidden.
 */
export async function redeliverMessage(ctx: Context, input: z.input<typeof redeliverMessageInput>): Promise<void> {
  const { id } = redeliverMessageInput.parse(input);
  requireSomebody(ctx);
  const found = await findMessage(ctx.db, id);
  const missing = notFound('webhook.message-unknown', `There is no message ${id}, or its webhook was removed.`);
  if (!found) {
    throw missing;
  }
  const { message, endpoint } = found;
  const { verb, target } = managingPermission(endpoint.scope);
  hideUnlessPermitted(ctx, verb, target, missing);
  if (endpoint.disabledAt) {
    throw conflict('webhook.disabled', 'This webhook is disabled: enable it first.');
  }
  await ctx.db.transaction(async (tx) => {
    await startRound(tx, ctx, message);
    await writeAudit(tx, ctx, {
      action: 'webhook.redeliver',
      target: endpoint.id,
      courseKey: courseOfScope(endpoint.scope),
      after: { messageId: id },
    });
  });
}
