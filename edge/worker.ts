/**
 * What workerd runs: static files from the disk service, everything else by the site as OpenNext has packed it. What `lib/operation` and
 * `engines/serve.ts` do for a request on Node is done here before it goes in.
 */
import site from 'lectern:site';
import staticFiles from 'lectern:static-files';
import { ulid } from 'ulid';
import { isPage, newPagePolicy, policyHeader } from '@/app/page-policy';
import { retryAfterSeconds } from '@/lib/errors';
import { log, runInScope, type Scope } from '@/lib/log';
import { parseTrustedProxies, settleForwardedHeaders } from '@/lib/operation/trust-proxies';

interface Env {
  readonly ASSETS: { fetch(address: string, init?: { readonly headers: Headers }): Promise<Response> };
}

interface ExecutionContext {
  waitUntil(work: Promise<unknown>): void;
}

const trusted = parseTrustedProxies(process.env.LECTERN_TRUSTED_PROXIES ?? '');
const isText = /^text\/|json$|svg/;
const forwardedName = /^(x-)?forwarded|^x-real-ip$/;

if (!process.env.LECTERN_WORKER_URL || !process.env.LECTERN_WORKER_SECRET) {
  log.warn(
    'No worker is configured: workflows do not run, problems with Python are not graded, letters are not sent. ' +
      'Set LECTERN_WORKER_URL and LECTERN_WORKER_SECRET to those of an `npm run worker`.',
  );
}

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    const type = staticFiles[pathname];
    if (type !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
      return await staticFile(request, env, pathname, type);
    }
    let isStoreAway = false;
    const scope: Scope = {
      requestId: `req_${ulid()}`,
      method: request.method,
      path: pathname,
      sayUnavailable: () => {
        isStoreAway = true;
      },
    };
    const headers = settled(request);
    headers.set('x-request-id', scope.requestId);
    // As `proxy.ts` would, at less cost. What a client claims to be the policy counts for nothing.
    const policy = isPage(pathname) ? newPagePolicy() : undefined;
    if (policy) headers.set(policyHeader, policy);
    else headers.delete(policyHeader);
    const answering = runInScope(scope, () => site.fetch(new Request(request, { headers }), env, ctx));
    // What others wait for (a document that is fetched once for all) is finished even if this reader goes away.
    ctx.waitUntil(answering.catch(() => {}));
    return finished(await answering, { scope, isStoreAway, policy });
  },
};

interface Finishing {
  readonly scope: Scope;
  readonly isStoreAway: boolean;
  readonly policy: string | undefined;
}

/** With the id of its request and the policy of its page; where a store is away and nothing else was said, a 503 that says when to try again. */
function finished(response: Response, { scope, isStoreAway, policy }: Finishing): Response {
  const { requestId, method, path } = scope;
  const headers = new Headers(response.headers);
  if (policy && !headers.has(policyHeader)) headers.set(policyHeader, policy);
  headers.set('x-request-id', requestId);
  const isUnsaid = isStoreAway && (response.status === 200 || response.status === 500);
  const status = isUnsaid ? 503 : response.status;
  if (isUnsaid) headers.set('retry-after', String(retryAfterSeconds));
  if (status >= 500) log.warn('A request was answered with an error of ours', { requestId, method, path, status });
  return new Response(response.body, { status, headers });
}

async function staticFile(request: Request, env: Env, pathname: string, type: string): Promise<Response> {
  const file = await env.ASSETS.fetch(`http://assets${pathname}`, { headers: request.headers });
  const headers = new Headers(file.headers);
  headers.set('content-type', type);
  headers.set('x-content-type-options', 'nosniff');
  headers.set(
    'cache-control',
    pathname.startsWith('/_next/static/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0',
  );
  if (file.status === 200 && isText.test(type)) {
    headers.set('vary', 'accept-encoding');
    // workerd packs what says that it is packed. Not pages: it would hold back what is ready until all is.
    if (/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) {
      headers.set('content-encoding', 'gzip');
      headers.delete('content-length');
    }
  }
  return new Response(request.method === 'HEAD' ? null : file.body, { status: file.status, headers });
}

/** The headers with a client address that can be believed: the connection's, or what a trusted proxy says. */
function settled(request: Request): Headers {
  const claimed: Record<string, string> = {};
  const headers = new Headers(request.headers);
  for (const [name, value] of request.headers) {
    if (forwardedName.test(name)) {
      claimed[name] = value;
      headers.delete(name);
    }
  }
  settleForwardedHeaders(claimed, peerOf(request), trusted);
  for (const [name, value] of Object.entries(claimed)) headers.set(name, value);
  return headers;
}

/** workerd says `address:port`; Cloudflare's network sets a header that nobody else can. */
function peerOf(request: Request): string | undefined {
  const cf: unknown = Reflect.get(request, 'cf');
  const client = typeof cf === 'object' && cf !== null ? Reflect.get(cf, 'clientIp') : undefined;
  if (typeof client === 'string') return client.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return request.headers.get('cf-connecting-ip') ?? undefined;
}
