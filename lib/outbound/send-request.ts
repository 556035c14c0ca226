import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { LecternError, unavailable } from '@/lib/errors';
import type { AllowList } from './allow-list';
import { hostOf, mayConnect, notHttps, notPublic, readTarget } from './read-target';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The operator's exceptions: `readAllowList(process.env.LECTERN_WEBHOOK_ALLOW)`. */
  readonly allowed: AllowList;
  /** Most bytes of the answer that are read. */
  readonly limitBytes: number;
  /** For looking the name up, connecting, sending and reading together. */
  readonly limitMs?: number;
  /** What a name leads to: the system's resolver, or a test's. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
}

export interface OutboundResponse {
  readonly status: number;
  readonly body: Uint8Array;
  /** False where there was more than the limit. */
  readonly isWhole: boolean;
}

const defaultLimitMs = 10_000;

/**
 * Asks an address that somebody else gave us. Its name is looked up once, every address that it leads to is checked, and the
 * connection goes to one of those that passed and to no other: a name that leads elsewhere a moment later changes nothing.
 * Redirects are not followed; an answer of any status is an answer. No connection is kept for another request.
 *
 * Throws Invalid for a target that may not be asked (see `readTarget`), Unavailable `outbound.timeout`,
 * `outbound.unreachable`.
 */
export async function sendRequest(text: string, request: OutboundRequest): Promise<OutboundResponse> {
  const { allowed, limitMs = defaultLimitMs } = request;
  const url = readTarget(text, allowed);
  const signal = AbortSignal.timeout(limitMs);
  try {
    const addresses = await until(signal, findAddresses(url, request));
    return await exchange(url, addresses, request, signal);
  } catch (cause) {
    if (cause instanceof LecternError) throw cause;
    if (signal.aborted) {
      throw unavailable('outbound.timeout', `${url.host} took longer than ${limitMs / 1000} seconds.`, { cause });
    }
    const why = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw unavailable('outbound.unreachable', `${url.host} could not be reached${why}.`, { cause });
  }
}

/** The addresses behind the name that may be connected to; one at least. */
async function findAddresses(url: URL, { allowed, resolve = lookupAll }: OutboundRequest) {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const permitted = found.filter(({ address }) => mayConnect(address, url, allowed));
  if (permitted.length === 0) throw url.protocol === 'http:' ? notHttps(url) : notPublic(url);
  return permitted;
}

const lookupAll = (host: string) => lookup(host, { all: true });

function exchange(
  url: URL,
  addresses: readonly ResolvedAddress[],
  { method, headers, body, limitBytes }: OutboundRequest,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  return new Promise((done, fail) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = send(url, {
      method,
      headers,
      signal,
      agent: false,
      // Stands in for the resolver: the socket is told what was checked, and asks nobody.
      lookup: (_host, options, answer) => {
        const [first] = addresses;
        if (options.all) answer(null, [...addresses]);
        else answer(null, first?.address ?? '', first?.family ?? 4);
      },
    });
    sent.once('error', fail);
    sent.once('response', async (response) => {
      try {
        const chunks: Uint8Array[] = [];
        let size = 0;
        for await (const chunk of response) {
          chunks.push(chunk);
          size += chunk.length;
          // Leaving the loop closes the connection.
          if (size > limitBytes) break;
        }
        const read = Buffer.concat(chunks).subarray(0, limitBytes);
        done({ status: response.statusCode ?? 0, body: read, isWhole: size <= limitBytes });
      } catch (error) {
        fail(error);
      }
    });
    sent.end(body);
  });
}

/** The result of work that cannot be stopped, or the signal's reason as soon as it is aborted. */
function until<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    work.then(done, fail);
  });
}
