import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inngest } from 'inngest';
import { serve } from 'inngest/edge';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareCursor } from '@/db/journal';
import { learnerOutbox, siteOutbox } from '@/db/schema';
import { relayOutbox } from '@/inngest/relay-outbox';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { silentLogger } from '../support/silent-logger';

const posted = z.array(z.object({ id: z.string(), name: z.string(), data: z.unknown(), ts: z.number() }));
let stores: FreshStores;
/** What came to the place of Inngest's event API, by the path with its key. */
const received: { readonly path: string; readonly events: z.output<typeof posted> }[] = [];
let isDown = false;

// Stands in for Inngest, which is not on this machine.
const inngestServer = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const events = posted.parse(JSON.parse(Buffer.concat(chunks).toString()));
  if (!isDown) {
    received.push({ path: request.url ?? '', events });
  }
  response.statusCode = isDown ? 503 : 200;
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify(isDown ? { error: 'down', status: 503 } : { ids: events.map(({ id }) => id), status: 200 }),
  );
});
let inngest: Inngest;

beforeAll(async () => {
  stores = await openFreshStores();
  await prepareCursor(stores.db);
  await new Promise<void>((done) => inngestServer.listen(0, '127.0.0.1', done));
  const { port } = inngestServer.address() as AddressInfo;
  inngest = new Inngest({
    id: 'lectern',
    isDev: false,
    baseUrl: `http://127.0.0.1:${port}`,
    eventKey: 'event-key',
    signingKey: 'signkey-test-00ff00ff',
    aiMetadata: false,
    logger: silentLogger,
  });
});
afterAll(async () => {
  inngestServer.closeAllConnections();
  inngestServer.close();
  await stores.close();
});

const courseKey = 'course-v1:House+Reading+2026';
const takenAt = async () => {
  const rows = [...(await stores.db.select().from(siteOutbox)), ...(await stores.db.select().from(learnerOutbox))];
  return rows.map((row) => row.takenAt);
};

it('sends what waits in the outboxes with its ids, and marks it only when it has come through', async () => {
  const ctx = stores.context();
  await stores.db.transaction((tx) => publish(tx, ctx, 'accounts/user.registered', { userId: 'usr_1' }));
  await stores.db.transaction((tx) =>
    publish(tx, ctx, 'completion/block.completed', { userId: 'usr_1', courseKey, block: 'html@a' }),
  );
  isDown = true;
  await expect(relayOutbox(stores.db, inngest, testNow)).rejects.toThrow();
  expect(await takenAt()).toEqual([null, null]);
  isDown = false;
  expect(await relayOutbox(stores.db, inngest, testNow)).toBe(2);
  expect(await takenAt()).toEqual([testNow, testNow]);
  expect(await relayOutbox(stores.db, inngest, testNow)).toBe(0);

  const [siteRow] = await stores.db.select().from(siteOutbox);
  const [learnerRow] = await stores.db.select().from(learnerOutbox);
  expect(received).toEqual([
    {
      path: '/e/event-key',
      events: [
        { id: siteRow?.id, name: 'accounts/user.registered', data: { userId: 'usr_1' }, ts: testNow.getTime() },
        {
          id: learnerRow?.id,
          name: 'completion/block.completed',
          data: { userId: 'usr_1', courseKey, block: 'html@a' },
          ts: testNow.getTime(),
        },
      ],
    },
  ]);
});

it('sends again, under the same id, what was sent and not marked', async () => {
  await stores.db.update(siteOutbox).set({ takenAt: null });
  expect(await relayOutbox(stores.db, inngest, testNow)).toBe(1);
  expect(received.at(-1)?.events.map(({ id }) => id)).toEqual([received[0]?.events[0]?.id]);
});

it('has functions called only with a signature where Inngest is configured', async () => {
  const handler = serve({ client: inngest, functions: [] });
  const call = (headers: Record<string, string>) =>
    handler(
      new Request('http://127.0.0.1/api/inngest?fnId=lectern-x&stepId=step', {
        method: 'POST',
        body: '{}',
        headers: { host: '127.0.0.1', 'content-type': 'application/json', ...headers },
      }),
    );
  expect((await call({})).status).toBe(401);
  expect((await call({ 'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=00` })).status).toBe(401);
});
