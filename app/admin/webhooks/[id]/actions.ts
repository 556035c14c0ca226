'use server';

import { z } from 'zod';
import type { SecretState } from '@/components/admin/webhooks/secret-state';
import {
  enableWebhook,
  pauseWebhook,
  redeliverMessage,
  removeWebhook,
  rotateWebhook,
  testWebhook,
} from '@/lib/webhooks';
import { finish } from '../../finish';
import { webhookPath, webhooksPath } from '../paths';
import { runSecretForm } from '../run-secret-form';

const form = z.object({
  id: z.string().min(1).max(32),
  what: z.enum(['test', 'pause', 'enable', 'remove', 'redeliver']),
  messageId: z.string().max(40).default(''),
});

/** Does to an endpoint, or to one of its messages, what the button says. */
export async function changeWebhook(data: FormData): Promise<void> {
  const { id, what, messageId } = form.parse(Object.fromEntries(data));
  await finish(what === 'remove' ? webhooksPath : webhookPath(id), `webhook-${what}`, async (ctx) => {
    if (what === 'test') {
      await testWebhook(ctx, { id });
    } else if (what === 'pause') {
      await pauseWebhook(ctx, { id });
    } else if (what === 'enable') {
      await enableWebhook(ctx, { id });
    } else if (what === 'remove') {
      await removeWebhook(ctx, { id });
    } else {
      await redeliverMessage(ctx, { id: messageId });
    }
  });
}

/** Makes an endpoint's secret anew; answers it, and it is shown this once. */
export async function rotateSecret(before: SecretState, data: FormData): Promise<SecretState> {
  const { id } = form.pick({ id: true }).parse(Object.fromEntries(data));
  return await runSecretForm(before, {}, (ctx) => rotateWebhook(ctx, { id }));
}
