import { invalid } from '@/lib/errors';
import { parseWebhookSecret } from './webhook-secret';

export interface WebhookMessage {
  /** The same for every try of one event; no full stop in it. */
  readonly id: string;
  /** When this try is made. */
  readonly sentAt: Date;
  /** The exact bytes of the request. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * The headers that sign a webhook: HMAC-SHA256 over the bytes `id.timestamp.body`, once with every secret given. While a
 * secret is being changed, both are given, and the receiver accepts either.
 *
 * Throws (kind Invalid) for a secret that is none, for no secret, and for an id that would blur the signed text.
 * Source: Standard Webhooks 1.0, "Signature scheme" and "Webhook headers".
 *
 * @example await signWebhook({ id: 'msg_1', sentAt: now, body }, ['whsec_…'])
 */
export async function signWebhook({ id, sentAt, body }: WebhookMessage, secrets: readonly string[]) {
  if (!/^[\w-]+$/.test(id)) throw invalid('signature.id', 'The id of a webhook has letters, digits, _ and - only.');
  if (secrets.length === 0) throw invalid('signature.secret', 'A webhook is signed with at least one secret.');
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const key = await importSecret(secret, 'sign');
      const bytes = await crypto.subtle.sign('HMAC', key, signedBytes(id, timestamp, body));
      return `v1,${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
    }),
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

export async function importSecret(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return await crypto.subtle.importKey('raw', parseWebhookSecret(secret), algorithm, false, [use]);
}

export function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}
