/**
 * The process of the website: Next.js in production mode on `PORT`, at 127.0.0.1 and ::1 or at `HOST`, and the workflow engine
 * beside it. It says `ready` to the supervisor, finishes open requests and work when it is told to stop, and stops when the
 * supervisor is gone.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import next from 'next';
import { isPage, newPagePolicy, policyHeader } from '@/app/page-policy';
import { projectFolder } from './project-folder';
import { parseTrustedProxies, settleForwardedHeaders } from './trust-proxies';

const port = Number(process.env.PORT);
const host = process.env.HOST;
const trusted = parseTrustedProxies(process.env.LECTERN_TRUSTED_PROXIES ?? '');
const patienceMs = 5000;

/** The workflow engine of this process, as `inngest/start.ts` leaves it. */
const shared: typeof globalThis & { lecternWorkflows?: { stop(): Promise<void> } } = globalThis;

const site = next({ dev: false, dir: projectFolder, hostname: host ?? 'localhost', port });
await site.prepare();
const handle = site.getRequestHandler();

const servers: Server[] = [];
for (const address of host ? [host] : ['127.0.0.1', '::1']) {
  const server = createServer((request, response) => {
    settleForwardedHeaders(request.headers, request.socket.remoteAddress, trusted);
    settlePolicy(request, response);
    void handle(request, response);
  });
  // Longer than common proxies keep their connections, so that they do not send into a closing one.
  server.keepAliveTimeout = 75_000;
  if (await listen(server, address)) servers.push(server);
}
process.send?.('ready');

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);

/** False where the machine does not have the address, as ::1 without IPv6. */
function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false);
      else reject(error);
    });
    server.listen(port, address, () => resolve(true));
  });
}

/** What `proxy.ts` does elsewhere. What a client claims to be the policy counts for nothing. */
function settlePolicy(request: IncomingMessage, response: ServerResponse): void {
  delete request.headers[policyHeader];
  if (isPage(request.url ?? '')) {
    const policy = newPagePolicy();
    request.headers[policyHeader] = policy;
    response.setHeader(policyHeader, policy);
  }
}

async function stop(): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  for (const server of servers) server.closeIdleConnections();
  const late = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, patienceMs);
  // Work goes to another process at once, instead of when its lease ends.
  await Promise.all([...closed, shared.lecternWorkflows?.stop()]);
  clearTimeout(late);
  await site.close();
  process.exit(0);
}
