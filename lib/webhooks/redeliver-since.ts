import { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { requireEndpoint } from './queries';
import { redeliverMessages } from './redeliver-messages';
import { courseOfScope } from './scope';

export const redeliverSinceInput = z.object({
  since: z.date(),
  /** Only to this endpoint; without it, to all of the site. */
  endpointId: z.string().min(1).max(64).optional(),
});

/**
 * Sends everything again that was written for endpoints since a time, whether it has arrived before or not: receivers know a
 * message by its id. What is for disabled endpoints is left out. Throws NotFound `webhook.unknown`, Forbidden.
 */
export async function redeliverSince(
  ctx: Context,
  input: z.input<typeof redeliverSinceInput>,
): Promise<{ readonly redelivered: number }> {
  const { since, endpointId } = redeliverSinceInput.parse(input);
  if (endpointId === undefined) {
    requirePermission(ctx, 'webhook.manage-site', site);
  }
  const endpoint = endpointId === undefined ? undefined : await requireEndpoint(ctx, endpointId);
  await ctx.db.transaction((tx) =>
    writeAudit(tx, ctx, {
      action: 'webhook.redeliver',
      target: endpoint?.id ?? '*',
      courseKey: endpoint && courseOfScope(endpoint.scope),
      after: { since },
    }),
  );
  return { redelivered: await redeliverMessages(ctx, { since, endpointId }) };
}
