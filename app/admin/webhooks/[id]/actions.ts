'use server';

import { z } from 'zod';
import { enableWebhook, redeliverMessage, removeWebhook, testWebhook } from '@/lib/webhooks';
import { finish } from '../../finish';
import { webhookPath, webhooksPath } from '../paths';

const form = z.object({
  id: z.string().min(1).max(32),
  what: z.enum(['test', 'enable', 'remove', 'redeliver']),
  messageId: z.string().max(40).default(''),
});

/** Does to an endpoint, or to one of its messages, what the button says. */
export async function changeWebhook(data: FormData): Promise<void> {
  const { id, what, messageId } = form.parse(Object.fromEntries(data));
  await finish(what === 'remove' ? webhooksPath : webhookPath(id), `webhook-${what}`, async (ctx) => {
    if (what === 'test') {
      await testWebhook(ctx, { id });
    } else if (what === 'enable') {
      await enableWebhook(ctx, { id });
    } else if (what === 'remove') {
      await removeWebhook(ctx, { id });
    } else {
      await redeliverMessage(ctx, { id: messageId });
    }
  });
}
