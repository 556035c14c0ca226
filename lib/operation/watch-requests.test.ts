import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { currentScope, recordFailure, sendLogTo } from '@/lib/log';
import { processState } from './process-state';
import { parseTrustedProxies } from './trust-proxies';
import { watchRequests } from './watch-requests';

/** A server as any other, which knows nothing of being watched. */
let server: Server;
let port: number;
let seen: { id: string | undefined; later: string | undefined; address: unknown; policy: unknown }[];
let lines: string[];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  vi.stubEnv('LECTERN_LOG', 'json');
  // The test's own address is a proxy that is believed.
  watchRequests({ trusted: parseTrustedProxies('127.0.0.1'), slowAfterMs: 100 });
  server = createServer(async (request, response) => {
    const id = currentScope()?.requestId;
    await sleep(request.url?.startsWith('/slow') ? 150 : 1);
    const { 'x-forwarded-for': address, 'content-security-policy': policy } = request.headers;
    seen.push({ id, later: currentScope()?.requestId, address, policy });
    if (request.url === '/away') {
      recordFailure('A page failed', Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
      response.statusCode = 500;
    }
    response.end('here');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  sendLogTo(undefined);
  agent.destroy();
  server.close();
});
beforeEach(() => {
  seen = [];
  lines = [];
  sendLogTo((line) => lines.push(line));
});

const ask = (path: string, headers: Record<string, string> = {}) =>
  new Promise<IncomingMessage>((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
      answer.resume().on('end', () => done(answer));
    }).on('error', fail);
  });

it('gives each request of a connection an id of its own, for whatever it awaits, and says it to the client', async () => {
  const [first, second] = [await ask('/'), await ask('/')];
  const ids = seen.map(({ id }) => id);
  expect(ids).toEqual([first.headers['x-request-id'], second.headers['x-request-id']]);
  expect(seen.map(({ later }) => later)).toEqual(ids);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toMatch(/^req_[0-9A-Z]{26}$/);
  expect(lines).toEqual([]);
  expect(processState().open).toBe(0);
});

it('gives each page a policy of its own, whatever the client says, and no other answer one', async () => {
  const claim = { 'content-security-policy': "script-src 'unsafe-inline'" };
  const [page, next, machine] = [await ask('/', claim), await ask('/'), await ask('/api/health', claim)];
  expect(seen[0]?.policy).toMatch(/^default-src 'self'; script-src 'nonce-[\w-]+' 'strict-dynamic'/);
  expect(page.headers['content-security-policy']).toBe(seen[0]?.policy);
  expect(next.headers['content-security-policy']).not.toBe(seen[0]?.policy);
  expect(seen[2]?.policy).toBeUndefined();
  expect(machine.headers['content-security-policy']).toBeUndefined();
});

it('believes a proxy that is trusted its id and its client, and nothing that is no id', async () => {
  const named = await ask('/', { 'x-request-id': 'edge-12345678', 'x-forwarded-for': '203.0.113.9' });
  expect(named.headers['x-request-id']).toBe('edge-12345678');
  expect(seen[0]?.address).toBe('203.0.113.9');
  const odd = await ask('/', { 'x-request-id': 'anna@example.org {}' });
  expect(odd.headers['x-request-id']).toMatch(/^req_/);
});

it('has a line for what took long, without what was asked for', async () => {
  await ask('/slow?q=Anna');
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', path: '/slow', status: 200, method: 'GET' });
  expect(lines[0]).not.toContain('Anna');
});

it('answers 503 with a time to try again while a store is away, and 200 again afterwards', async () => {
  const away = await ask('/away');
  expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '5']);
  const back = await ask('/');
  expect([back.statusCode, back.headers['retry-after']]).toEqual([200, undefined]);
});
