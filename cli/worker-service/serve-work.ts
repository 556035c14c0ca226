import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { works } from './works';

export interface WorkServer {
  close(): Promise<void>;
}

export interface WorkServerOptions {
  /** Loopback, unless the sites stand on other machines. */
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  /** Answers what Inngest asks at `/api/inngest`, where functions run on Inngest. */
  readonly inngest: ((request: Request) => Promise<Response>) | undefined;
}

const largestBodyBytes = 16_000_000;

/**
 * Does for sites on the edge what needs a server: `POST /work/<name>` with `Authorization: Bearer <secret>`, JSON in and out. Who does not
 * know the secret learns nothing but that.
 */
export async function serveWork({ host, port, secret, inngest }: WorkServerOptions): Promise<WorkServer> {
  const wanted = digest(`Bearer ${secret}`);
  const server = createServer((request, response) => {
    answer(request).then(
      (result) => send(response, result),
      (error: unknown) => {
        console.error(error);
        send(response, Response.json({ code: 'internal' }, { status: 500 }));
      },
    );
  });
  server.keepAliveTimeout = 75_000;

  async function answer(request: IncomingMessage): Promise<Response> {
    const url = new URL(request.url ?? '/', 'http://worker');
    if (inngest && url.pathname === '/api/inngest') return await inngest(await webRequest(request, url));
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), wanted))
      return Response.json({ code: 'unauthenticated' }, { status: 401 });
    const work = request.method === 'POST' ? works.get(url.pathname.replace(/^\/work\//, '')) : undefined;
    if (!work) return Response.json({ code: 'unknown' }, { status: 404 });
    const body = await readBody(request);
    if (!body) return Response.json({ code: 'too-large' }, { status: 413 });
    try {
      return Response.json({ answer: (await work(JSON.parse(body.toString('utf8')))) ?? null });
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError)
        return Response.json({ code: 'invalid' }, { status: 400 });
      throw error;
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Undefined where it is larger than any work needs. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > largestBodyBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

async function webRequest(request: IncomingMessage, url: URL): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, [value ?? ''].flat().join(', '));
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(request);
  return new Request(new URL(url.pathname + url.search, `http://${request.headers.host ?? 'worker'}`), {
    method,
    headers,
    ...(body && { body: new Uint8Array(body) }),
  });
}

async function send(response: ServerResponse, result: Response): Promise<void> {
  const body = Buffer.from(await result.arrayBuffer());
  response.writeHead(result.status, { ...Object.fromEntries(result.headers), 'content-length': body.length });
  response.end(body);
}
