import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sendLogTo } from '@/lib/log';
import { processState } from './process-state';
import { stopProcess } from './stop-process';
import { parseTrustedProxies } from './trust-proxies';
import { watchRequests } from './watch-requests';

watchRequests({ trusted: parseTrustedProxies(''), slowAfterMs: 60_000 });

let server: Server;
let port: number;
let lines: string[];
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  vi.stubEnv('LECTERN_LOG', 'json');
  lines = [];
  sendLogTo((line) => lines.push(line));
  const state = processState();
  state.isStopping = false;
  state.closing.length = 0;
  state.servers.clear();
  server = createServer(async (request, response) => {
    await sleep(Number(request.url?.slice(1)) || 0);
    response.end(processState().isStopping ? 'stopping' : 'at work');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  port = address && typeof address === 'object' ? address.port : 0;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
  sendLogTo(undefined);
});

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
}

const ask = (path: string, through: Agent | undefined = undefined) =>
  new Promise<Answer>((done, fail) => {
    get({ host: '127.0.0.1', port, path, agent: through }, (answer: IncomingMessage) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => done({ status: answer.statusCode, text }));
    }).on('error', fail);
  });
const stopped = () => lines.map((line) => JSON.parse(line)).find(({ message }) => message === 'Stopped');

it('answers what is under way, ends idle connections, and closes the stores last', async () => {
  await ask('/0', agent);
  const order: string[] = [];
  processState().closing.push(async () => order.push('stores'));
  // As the server sees it: the client may hear of it a moment later.
  server.once('request', (_, response) => response.once('finish', () => order.push('answered')));
  const slow = ask('/400');
  await sleep(100);
  const stopWorkflows = async () => {
    await sleep(100);
    order.push('workflows');
  };
  await stopProcess({ drainMs: 0, patienceMs: 5000, stopWorkflows });
  expect(await slow).toEqual({ status: 200, text: 'stopping' });
  expect(order).toEqual(['workflows', 'answered', 'stores']);
  expect(stopped()).not.toHaveProperty('cutRequests');
  await expect(ask('/0', new Agent())).rejects.toThrow('ECONNREFUSED');
});

it('goes on taking requests while it drains, and keeps no connection', async () => {
  const stopping = stopProcess({ drainMs: 400, patienceMs: 1000, stopWorkflows: async () => {} });
  await sleep(100);
  expect(await ask('/0', agent)).toEqual({ status: 200, text: 'stopping' });
  expect(Object.keys(agent.freeSockets)).toEqual([]);
  await stopping;
});

it('cuts what takes longer than its patience, and says how many', async () => {
  const endless = ask('/60000').catch((error: Error) => error.message);
  await sleep(100);
  const began = performance.now();
  await stopProcess({ drainMs: 0, patienceMs: 300, stopWorkflows: async () => {} });
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await endless).toBe('socket hang up');
  expect(stopped()).toMatchObject({ cutRequests: 1 });
});

it('stops all the same where a store does not let itself be closed', async () => {
  processState().closing.push(
    () => Promise.reject(new Error('no')),
    () => new Promise(() => {}),
  );
  const stopWorkflows = () => Promise.reject(new Error('no'));
  await stopProcess({ drainMs: 0, patienceMs: 100, stopWorkflows });
  expect(stopped()).toBeDefined();
});
