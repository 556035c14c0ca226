import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { monotonicFactory } from 'ulid';
import { drawNumber } from '@/db/ulid';
import { retryAfterSeconds } from '@/lib/errors';
import { enterScope, log, type Scope } from '@/lib/log';
import { tracer } from '@/lib/telemetry';
import { settlePolicy } from './page-policy';
import { processState } from './process-state';
import { isTrustedPeer, settleForwardedHeaders } from './trust-proxies';

export interface WatchOptions {
  /** Proxies whose forwarded addresses and request ids are believed. */
  readonly trusted: BlockList;
  /** A request that takes longer has a line in the log. */
  readonly slowAfterMs: number;
}

const acceptedId = /^[\w.:-]{8,40}$/;
const nextUlid = monotonicFactory(drawNumber);

/**
 * Has every request that any server of this process takes begin with an id, the client's address, a page's policy and a scope, before
 * whoever answers it sees it: `npm start`, `next start` and a standalone build alike, since Node itself tells of each request (`http.server.request.start`).
 * Nothing is written about a request that goes well.
 */
export function watchRequests(options: WatchOptions): void {
  subscribe('http.server.request.start', (message) => {
    if (isStart(message)) {
      begin(message, options);
    }
  });
}

interface Start {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

const isStart = (message: unknown): message is Start =>
  typeof message === 'object' &&
  message !== null &&
  'request' in message &&
  message.request instanceof IncomingMessage &&
  'response' in message &&
  message.response instanceof ServerResponse &&
  'server' in message &&
  message.server instanceof Server;

function begin({ request, response, server }: Start, { trusted, slowAfterMs }: WatchOptions): void {
  const state = processState();
  const { headers, socket } = request;
  const isBelieved = isTrustedPeer(socket.remoteAddress, trusted);
  const given = isBelieved ? headers['x-request-id'] : undefined;
  settleForwardedHeaders(headers, socket.remoteAddress, trusted);
  const requestId = typeof given === 'string' && acceptedId.test(given) ? given : `req_${nextUlid()}`;
  headers['x-request-id'] = requestId;
  response.setHeader('x-request-id', requestId);
  const method = request.method ?? 'GET';
  const path = pathOf(request.url ?? '/');
  const traced = { 'http.request.method': method, 'url.path': path, 'lectern.request.id': requestId };
  const before = isBelieved && typeof headers.traceparent === 'string' ? headers.traceparent : undefined;
  const span = tracer()?.start(`${method} request`, 'server', traced, before);
  const scope: Scope = {
    requestId,
    method,
    path,
    traceparent: span?.traceparent,
    sayUnavailable: () => sayUnavailable(response),
  };
  settlePolicy(request, response);
  enterScope(scope);

  state.servers.add(server);
  state.open += 1;
  state.counts.requests += 1;
  if (state.isStopping) {
    // Whoever keeps the connection looks for another process.
    response.shouldKeepAlive = false;
  }
  const began = performance.now();
  response.once('close', () => {
    state.open -= 1;
    const ms = Math.round(performance.now() - began);
    const { statusCode: status } = response;
    if (status >= 500) {
      state.counts.failures += 1;
      log.warn('A request was answered with an error of ours', { ...lineOf(scope), status, ms });
    } else if (ms > slowAfterMs) {
      log.warn('A request took long', { ...lineOf(scope), status, ms });
    }
    span?.add({ 'http.response.status_code': status });
    span?.end(status >= 500 ? new Error('5xx') : undefined);
  });
}

/** The fields that the log takes from the scope, said again: a closing connection may have lost it. */
const lineOf = ({ requestId, method, path }: Scope) => ({ requestId, method, path });

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? '/';

/**
 * Makes the answer, where nothing of it is under way, a 503 that says when to try again. The framework sets a status of its own until the
 * headers are written, so that this is done at that moment.
 */
function sayUnavailable(response: ServerResponse): void {
  if (response.headersSent || Object.hasOwn(response, 'writeHead')) {
    return;
  }
  const { writeHead } = response;
  response.writeHead = (...written: unknown[]) => {
    const [status, ...rest] = written;
    response.setHeader('retry-after', String(retryAfterSeconds));
    const isSaid = typeof status === 'number' && status !== 200 && status !== 500;
    return Reflect.apply(writeHead, response, [isSaid ? status : 503, ...rest]);
  };
}
