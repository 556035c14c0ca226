import type { WebhookDisabledReason } from '@/db/schema';
import { listRoleHolders, listSiteAdmins } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { sendLetter } from '@/lib/notifications';
import { findEndpoint } from './queries';
import { managingRole } from './scope';

export interface FailureLetter {
  readonly endpointId: string;
  readonly failures: number;
  readonly disabled: WebhookDisabledReason | null;
  readonly userId: string;
}

/**
 * Writes to one of an endpoint's people that deliveries fail, or that it was disabled; nothing to somebody who has no such
 * role any more. Throws Unavailable `mail.not-sent`.
 */
export async function tellOfFailures(ctx: Pick<Context, 'db'>, letter: FailureLetter): Promise<void> {
  const endpoint = await findEndpoint(ctx.db, letter.endpointId);
  if (!endpoint) {
    return;
  }
  const { scope, lastError } = endpoint;
  const people = [
    ...(await listRoleHolders(ctx, { role: managingRole(scope), scope })),
    ...(await listSiteAdmins(ctx)),
  ];
  const reader = people.find(({ userId }) => userId === letter.userId);
  if (reader) {
    const { origin, pathname } = new URL(endpoint.url);
    const kind =
      letter.disabled === null ? 'webhookFailing' : letter.disabled === 'gone' ? 'webhookGone' : 'webhookDisabled';
    const to = { ...reader, id: reader.userId };
    await sendLetter(ctx, to, {
      kind,
      url: `${origin}${pathname}`,
      failures: letter.failures,
      error: lastError ?? '',
    });
  }
}
