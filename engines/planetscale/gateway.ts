import { randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PoolOptions } from 'mysql2';
import { z } from 'zod';
import { Sessions } from './sessions';

export interface PlanetScaleGateway {
  /** What `connectDb` takes: the address with name and password. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PlanetScaleGatewayOptions {
  /** A `mysql://` address, as in `DATABASE_URL`. */
  readonly databaseUrl: string;
  /** A port of the loopback address; 0 takes a free one. */
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Transactions end after this time without a statement. PlanetScale's own limit is 20 s. */
  readonly transactionLimitMs?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

const executeBody = z.object({
  query: z.string(),
  session: z.object({ vitessSession: z.object({ sessionUuid: z.string().optional() }).optional() }).nullish(),
});

const servicePath = '/psdb.v1alpha1.Database/';
const largestBodyBytes = 64e6;

/**
 * PlanetScale's HTTP API over a MySQL server of one's own, for tests and for the edge runtime on one machine: the
 * unmodified `@planetscale/database` driver talks to it. Source: the driver's requests; errors as PlanetScale words them.
 */
export async function openPlanetScaleGateway(options: PlanetScaleGatewayOptions): Promise<PlanetScaleGateway> {
  const { username, password, transactionLimitMs = 20_000, now } = options;
  const sessions = new Sessions(poolOptions(options.databaseUrl), transactionLimitMs, now);
  const wanted = Buffer.from(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) =>
      send(response, 500, {
        error: { code: 'internal', message: error instanceof Error ? error.message : String(error) },
      }),
    );
  });
  server.keepAliveTimeout = 60_000;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return send(response, 401, { error: { code: 'unauthenticated', message: 'invalid credentials' } });
    const method =
      request.method === 'POST' && request.url?.startsWith(servicePath) ? request.url.slice(servicePath.length) : '';
    if (method === 'CreateSession')
      return send(response, 200, { branch: 'main', session: sessionOf(randomUUID(), false) });
    if (method !== 'Execute') return send(response, 404, { error: { code: 'not_found', message: 'unknown endpoint' } });
    const { data } = executeBody.safeParse(parseJson(body));
    if (!data) return send(response, 400, { error: { code: 'invalid_argument', message: 'no query' } });
    const startedMs = now();
    const outcome = await sessions.execute(data.query, data.session?.vitessSession?.sessionUuid);
    send(response, 200, {
      session: sessionOf(outcome.session, outcome.inTransaction),
      ...(outcome.error ? { error: outcome.error } : { result: outcome.result }),
      timing: (now() - startedMs) / 1000,
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port');
  return {
    url: `http://${encodeURIComponent(username)}:${encodeURIComponent(password)}@127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await sessions.close();
    },
  };
}

const sessionOf = (sessionUuid: string, inTransaction: boolean) => ({
  signature: 'local',
  vitessSession: { sessionUuid, autocommit: true, inTransaction },
});

function poolOptions(databaseUrl: string): PoolOptions {
  const url = new URL(databaseUrl);
  const socketPath = url.searchParams.get('socketPath');
  return {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > largestBodyBytes) throw new Error('The request is too large');
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, content: object): void {
  const body = Buffer.from(JSON.stringify(content));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}
