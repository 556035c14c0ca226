import { LecternError } from '@/lib/errors';
import { readAllowList, sendRequest } from '@/lib/outbound';
import { signWebhook } from '@/lib/signature';
import type { EndpointRow, MessageRow } from './queries';
import { openSecrets } from './secrets';

/** What one request was, and what came of it. */
export interface Posted {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  /** The first 4 kB of it. */
  readonly responseBody: string | null;
  /** What went wrong, in a sentence; null for a success. */
  readonly error: string | null;
}

const keptBytes = 4096;
const limitBytes = 65_536;

/**
 * Posts a message to its endpoint, signed with every secret in force. Whatever the other side does is an answer; what throws
 * is a fault of this site: a secret that cannot be read.
 */
export async function postMessage(endpoint: EndpointRow, message: MessageRow, now: Date): Promise<Posted> {
  const body = new TextEncoder().encode(message.body);
  const signed = await signWebhook({ id: message.id, sentAt: now, body }, await openSecrets(endpoint, now));
  const requestHeaders = { 'content-type': 'application/json', 'user-agent': 'Lectern-Webhooks', ...signed };
  const startedAt = performance.now();
  const answer = await sendRequest(endpoint.url, {
    method: 'POST',
    headers: requestHeaders,
    body,
    allowed: readAllowList(process.env.LECTERN_WEBHOOK_ALLOW),
    limitBytes,
  }).catch((error: unknown) => {
    if (error instanceof LecternError) return error;
    throw error;
  });
  const durationMs = Math.round(performance.now() - startedAt);
  if (answer instanceof LecternError) {
    return {
      requestHeaders,
      durationMs,
      responseStatus: null,
      responseBody: null,
      error: answer.message.slice(0, 500),
    };
  }
  const { status } = answer;
  return {
    requestHeaders,
    durationMs,
    responseStatus: status,
    responseBody: new TextDecoder().decode(answer.body.subarray(0, keptBytes)),
    error: status >= 200 && status < 300 ? null : `It answered with status ${status}.`,
  };
}
