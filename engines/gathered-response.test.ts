import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { GatheredResponse } from './gathered-response';

const servers = new Set<ReturnType<typeof createServer>>();

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers.clear();
});

/** What comes of one request that `answer` answers. */
async function ask(answer: (response: ServerResponse) => void): Promise<Response> {
  const server = createServer({ ServerResponse: GatheredResponse }, (_, response) => answer(response));
  servers.add(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return await fetch(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`);
}

test('The head waits for what is written in the same turn', async () => {
  let waiting = 0;
  const reply = await ask((response) => {
    response.setHeader('x-page', 'yes');
    response.flushHeaders();
    waiting = response.socket?.writableLength ?? 0;
    response.write('all of ');
    response.end('it');
  });
  expect(waiting).toBeGreaterThan(0);
  expect(reply.headers.get('x-page')).toBe('yes');
  expect(await reply.text()).toBe('all of it');
});

test('What comes later is not waited for', async () => {
  const { promise: isRead, resolve: sayRead } = Promise.withResolvers<void>();
  const reply = await ask((response) => {
    response.flushHeaders();
    response.write('at once');
    void isRead.then(() => response.end(', and later'));
  });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('at once');
  sayRead();
  expect((await reader?.read())?.value).toBe(', and later');
});
