import { randomBytes } from 'node:crypto';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { fanOutWebhooks } from '@/inngest/functions/fan-out-webhooks';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { addWebhook, listMessages, listWebhooks } from '@/lib/webhooks';
import { type drivers, type FreshStores, openFreshStores } from './fresh-stores';
import { runWorkflows, type TestWorkflows } from './run-workflows';
import { openReceiver, type WebhookReceiver } from './webhook-receiver';

/** Stores of their own with the functions of webhooks over them, and somebody on loopback who listens. */
export interface WebhookHouse {
  readonly stores: FreshStores;
  readonly workflows: TestWorkflows;
  readonly receiver: WebhookReceiver;
  /** The system, at the workflows' time. */
  now(): Context;
  /** Has a path of the receiver told of events. */
  add(path: string, events: readonly string[], scope?: string): ReturnType<typeof addWebhook>;
  /** The plainest event: somebody registered. */
  happen(...userIds: readonly string[]): Promise<void>;
  endpointOf(id: string): Promise<Awaited<ReturnType<typeof listWebhooks>>[number] | undefined>;
  messagesOf(endpointId: string): ReturnType<typeof listMessages>;
  /** From now on a path answers with an error, or with thanks. */
  fails(path: string, status?: number): void;
  works(path: string): void;
  close(): Promise<void>;
}

export async function openWebhookHouse(driver: (typeof drivers)[number] = 'mysql2'): Promise<WebhookHouse> {
  process.env.LECTERN_ENCRYPTION_KEY ??= randomBytes(32).toString('base64');
  process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
  const receiver = await openReceiver();
  const stores = await openFreshStores({ driver });
  const workflows = await runWorkflows(stores, { functions: [fanOutWebhooks, deliverWebhook] });
  const now = () => stores.context({ now: workflows.now() });
  return {
    stores,
    workflows,
    receiver,
    now,
    add: (path, events, scope = '*') => addWebhook(now(), { url: receiver.url(path), events: [...events], scope }),
    async happen(...userIds) {
      for (const userId of userIds) {
        await stores.db.transaction((tx) => publish(tx, now(), 'accounts/user.registered', { userId }));
      }
    },
    endpointOf: async (id) => (await listWebhooks(now())).find((endpoint) => endpoint.id === id),
    messagesOf: (endpointId) => listMessages(now(), { endpointId }),
    fails: (path, status = 500) => receiver.answer(path, (response) => response.writeHead(status).end('not today')),
    works: (path) => receiver.answer(path, (response) => response.writeHead(200).end('thanks')),
    async close() {
      await workflows.stop();
      await stores.close();
      await receiver.close();
    },
  };
}
