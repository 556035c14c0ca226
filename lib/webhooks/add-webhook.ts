import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { courseRuns, organizations, webhookEndpoints } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { readAllowList, readTarget } from '@/lib/outbound';
import { requirePermission } from '@/lib/permissions';
import { isPublicEvent, type PublicEventName, publicEvents } from './catalogue/public-events';
import { courseOfScope, managingPermission, type WebhookScope } from './scope';
import { makeSecret } from './secrets';

export const addWebhookInput = z.object({
  url: z.string().min(1).max(2000),
  /** Names of the public catalogue. */
  events: z.array(z.string()).min(1).max(50),
  /** `*` (the site), an organisation's short name, or a course key. */
  scope: z.string().min(1).max(255),
});

/**
 * Has an address told of events. The secret is shown this once; what is kept is encrypted.
 *
 * Throws Forbidden, NotFound `webhook.scope-unknown`, Invalid `webhook.event-unknown`, `webhook.event-of-site` and what
 * `readTarget` throws.
 */
export async function addWebhook(
  ctx: Context,
  input: z.input<typeof addWebhookInput>,
): Promise<{ readonly id: string; readonly secret: string }> {
  const { url, events: names, scope } = addWebhookInput.parse(input);
  const { verb, target } = managingPermission(scope);
  requirePermission(ctx, verb, target);
  const events = subscribable(names, scope);
  const { origin } = readTarget(url, readAllowList(process.env.LECTERN_WEBHOOK_ALLOW));
  const id = `whe_${ulid(ctx.now.getTime())}`;
  const { secret, sealed } = await makeSecret(id);
  await ctx.db.transaction(async (tx) => {
    if (!(await isKnown(tx, scope))) {
      throw notFound('webhook.scope-unknown', `There is no course or organisation ${scope}.`);
    }
    const stamps = { createdAt: ctx.now, updatedAt: ctx.now };
    await tx.insert(webhookEndpoints).values({ id, scope, url, events, secret: sealed, ...stamps });
    // A path or a query may hold a secret of the other side.
    const after = { scope, origin, events };
    await writeAudit(tx, ctx, { action: 'webhook.add', target: id, courseKey: courseOfScope(scope), after });
  });
  return { id, secret };
}

/** The events, each once. Throws where one is not in the catalogue, or is about nothing in this scope. */
function subscribable(names: readonly string[], scope: WebhookScope): readonly PublicEventName[] {
  return [...new Set(names)].map((name) => {
    const subject = isPublicEvent(name) ? publicEvents[name].subject : undefined;
    if (!isPublicEvent(name) || subject === 'endpoint') {
      throw invalid(
        'webhook.event-unknown',
        `There is no event "${name}" to subscribe to; docs/webhooks.md lists them.`,
      );
    }
    if (subject === 'site' && scope !== '*') {
      throw invalid(
        'webhook.event-of-site',
        `"${name}" is about no course: only webhooks of the whole site are told of it.`,
      );
    }
    return name;
  });
}

async function isKnown(tx: Tx, scope: WebhookScope): Promise<boolean> {
  if (scope === '*') {
    return true;
  }
  const found =
    courseOfScope(scope) === undefined
      ? await tx.select({ key: organizations.shortName }).from(organizations).where(eq(organizations.shortName, scope))
      : await tx.select({ key: courseRuns.key }).from(courseRuns).where(eq(courseRuns.key, scope));
  return found.length > 0;
}
