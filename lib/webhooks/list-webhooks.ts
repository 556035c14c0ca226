import { asc, eq } from 'drizzle-orm';
import { webhookEndpoints } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission } from '@/lib/permissions';
import type { EndpointRow } from './queries';
import { managingPermission, type WebhookScope } from './scope';

export type Webhook = Omit<EndpointRow, 'secret' | 'previousSecret'>;

/** The endpoints of a scope, or without one all of the site, the oldest first; never their secrets. Throws Forbidden. */
export async function listWebhooks(
  ctx: Pick<Context, 'db' | 'actor'>,
  { scope }: { readonly scope?: WebhookScope } = {},
): Promise<readonly Webhook[]> {
  const { verb, target } = managingPermission(scope ?? '*');
  requirePermission(ctx, verb, target);
  const rows = await ctx.db
    .select()
    .from(webhookEndpoints)
    .where(scope === undefined ? undefined : eq(webhookEndpoints.scope, scope))
    .orderBy(asc(webhookEndpoints.id));
  return rows.map(({ secret: _secret, previousSecret: _previous, ...webhook }) => webhook);
}
