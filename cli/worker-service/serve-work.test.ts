import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '@/tests/support/app';
import { serveWork, type WorkServer } from './serve-work';

const secret = 'a secret that nobody guesses, of some length';
let address: string;
let server: WorkServer;

beforeAll(async () => {
  const port = await freePort();
  server = await serveWork({ host: '127.0.0.1', port, secret, inngest: undefined });
  address = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

const ask = (work: string, input: unknown, authorization = `Bearer ${secret}`) =>
  fetch(`${address}/work/${work}`, { method: 'POST', headers: { authorization }, body: JSON.stringify(input) });

it('answers who knows the secret', async () => {
  const response = await ask('hello', {});
  expect([response.status, await response.json()]).toEqual([200, { answer: 'here' }]);
});

it.each(['', 'Bearer ', 'Bearer another', secret])('turns away who says "%s"', async (authorization) => {
  expect((await ask('hello', {}, authorization)).status).toBe(401);
  expect((await ask('nothing-of-that-name', {}, authorization)).status).toBe(401);
});

it('knows no other work, and no work of another shape', async () => {
  expect((await ask('constructor', {})).status).toBe(404);
  expect((await fetch(`${address}/work/hello`, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(404);
  expect((await ask('certificates', { title: 1 })).status).toBe(400);
});

it('takes no more than any work needs', async () => {
  const response = await ask('letters', 'x'.repeat(17_000_000)).catch(() => undefined);
  expect(response === undefined || response.status === 413).toBe(true);
});

it('leaves Inngest to the website where functions do not run there', async () => {
  expect((await fetch(`${address}/api/inngest`)).status).toBe(401);
});
