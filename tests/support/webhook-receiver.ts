import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';
import { z } from 'zod';

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The `webhook-id`. */
  readonly id: string;
  readonly message: z.output<typeof message>;
}

const message = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

export interface WebhookReceiver {
  /** On loopback. */
  url(path: string): string;
  /** All that came to a path, in order. */
  received(path: string): readonly ReceivedRequest[];
  /** How requests to a path are answered from now on: 204, if nothing is said. */
  answer(path: string, how: (response: ServerResponse, request: ReceivedRequest) => void): void;
  forget(): void;
  close(): Promise<void>;
}

/** Somebody else's server: records what arrives, before it answers. */
export async function openReceiver(): Promise<WebhookReceiver> {
  let requests: ReceivedRequest[] = [];
  const answers = new Map<string, (response: ServerResponse, request: ReceivedRequest) => void>();
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const path = incoming.url ?? '';
    const request = { path, headers, body, id: headers['webhook-id'] ?? '', message: message.parse(JSON.parse(body)) };
    requests.push(request);
    const answer = answers.get(path);
    if (answer) answer(response, request);
    else response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    received: (path) => requests.filter((request) => request.path === path),
    answer: (path, how) => void answers.set(path, how),
    forget() {
      requests = [];
      answers.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Verifies with the library of Standard Webhooks, whose clock says what the delivery says; throws where it does not fit. */
export function verifyReceived({ headers, body }: ReceivedRequest, secret: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1000 });
  try {
    new Webhook(secret).verify(body, headers);
  } finally {
    vi.useRealTimers();
  }
}
