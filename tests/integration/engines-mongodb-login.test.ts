import { dirname } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatewayAccount, mongoAddress } from '@/engines/edge/gateway-addresses';
import { type MongoGateway, openMongoGateway } from '@/engines/mongodb/gateway';
import { postgresAddress } from '@/engines/mongodb/run-documentdb';
import { freePort } from '../support/app';
import { codeOf } from '../support/mongo-scratch';

/** The gateway as the edge reaches it: on a port, where anybody on the machine may knock. */

const password = 'made-by-chance-0123456789';
let port: number;
let gateway: MongoGateway;

beforeAll(async () => {
  const socket = /^mongodb:\/\/([^/?]+)/.exec(process.env.MONGODB_URI ?? '')?.[1] ?? '';
  port = await freePort();
  gateway = await openMongoGateway({
    postgres: postgresAddress(dirname(decodeURIComponent(socket))),
    listen: { port, host: '127.0.0.1' },
    account: { username: gatewayAccount, password },
    now: () => performance.now(),
  });
});
afterAll(() => gateway.close());

async function ping(uri: string): Promise<unknown> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 3000 });
  try {
    return await codeOf(client.db().command({ ping: 1 }));
  } finally {
    await client.close();
  }
}

test('lets the driver in by its password', async () => {
  expect(await ping(mongoAddress(port, password))).toBeUndefined();
});

test.each([
  ['another password', (uri: string) => uri.replace(password, 'another')],
  ['another name', (uri: string) => uri.replace(gatewayAccount, 'somebody')],
])('refuses %s', async (_what, change) => {
  expect(await ping(change(mongoAddress(port, password)))).toBe(18);
});

test('answers nothing to who does not say who he is', async () => {
  expect(await ping(`mongodb://127.0.0.1:${port}/lectern?directConnection=true`)).toBe(13);
});
