/**
 * The process of the website: Next.js in production mode on `PORT`, at 127.0.0.1 and ::1 or at `HOST`, and the workflow engine
 * beside it. It says `ready` to the supervisor, and stops as any process of the website does (lib/operation) when it is told to or when the
 * supervisor is gone.
 */
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { processState } from '@/lib/operation';
import { GatheredResponse } from './gathered-response';
import { projectFolder } from './project-folder';
import { takePackedFrom } from './static/take-packed';

const port = Number(process.env.PORT);
const host = process.env.HOST;

// Preparing starts what instrumentation.ts starts: from there on requests have ids and signals are heard.
const site = next({ dev: false, dir: projectFolder, hostname: host ?? 'localhost', port });
await site.prepare();
const handle = site.getRequestHandler();
const takePacked = takePackedFrom(join(projectFolder, process.env.LECTERN_BUILD_DIR ?? '.next', 'static'));
const state = processState();
state.closing.unshift(() => site.close());

for (const address of host ? [host] : ['127.0.0.1', '::1']) {
  const server = createServer({ ServerResponse: GatheredResponse }, (request, response) => {
    takePacked(request, response);
    void handle(request, response);
  });
  // Longer than common proxies keep their connections, so that they do not send into a closing one.
  server.keepAliveTimeout = 75_000;
  if (await listen(server, address)) state.servers.add(server);
}
process.send?.('ready');
process.once('disconnect', () => void state.stop?.());

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
