import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from 'inngest/edge';
import { inngest, surroundWorkflows } from '@/inngest';
import { EmbeddedEngine, setRunningEngine } from '@/inngest/embedded';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { fanOutWebhooks } from '@/inngest/functions/fan-out-webhooks';
import type { Context } from '@/lib/context';
import { publishAll } from '@/lib/outbox';
import { addWebhook } from '@/lib/webhooks';

/** Endpoints that are told of every event: each takes five deliveries at once. */
const endpoints = 4;
const events = 250;
const eventsAtOnce = 50;

/**
 * Deliveries a second to a receiver on loopback that answers at once: from the event in the outbox to the answer, with everything that
 * is recorded of each. The engine is in this process.
 */
export async function measureWebhooks(ctx: Context): Promise<number> {
  process.env.LECTERN_ENCRYPTION_KEY ??= randomBytes(32).toString('base64');
  process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
  let received = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1;
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  for (let n = 0; n < endpoints; n += 1) {
    await addWebhook(ctx, { url: `http://127.0.0.1:${port}/${n}`, events: ['user.registered'], scope: '*' });
  }
  surroundWorkflows({ stores: ctx, now: () => new Date() });
  const handler = serve({ client: inngest, functions: [fanOutWebhooks, deliverWebhook] });
  const engine = await EmbeddedEngine.open({ db: ctx.db, handler });
  setRunningEngine(engine);
  engine.start();
  const began = performance.now();
  for (let sent = 0; sent < events; sent += eventsAtOnce) {
    const some = Array.from({ length: eventsAtOnce }, (_, n) => ({
      name: 'accounts/user.registered' as const,
      data: { userId: `usr_${sent + n}` },
    }));
    await ctx.db.transaction((tx) => publishAll(tx, { now: new Date() }, some));
  }
  while (received < endpoints * events) {
    await new Promise((done) => setTimeout(done, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  await engine.stop();
  setRunningEngine(undefined);
  surroundWorkflows(undefined);
  server.closeAllConnections();
  server.close();
  return (endpoints * events) / seconds;
}
