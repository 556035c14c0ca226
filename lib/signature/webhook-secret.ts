import { invalid } from '@/lib/errors';

/** What secrets of webhooks begin with, so that a lost one is known when it is seen. */
const prefix = 'whsec_';

/**
 * A secret as it is given to the receiver: `whsec_` and the base64 of the bytes.
 * Throws (kind Invalid) unless there are 24 to 64 bytes, which the caller draws at random.
 * Source: Standard Webhooks 1.0, "Signature scheme".
 *
 * @example formatWebhookSecret(crypto.getRandomValues(new Uint8Array(32))) // 'whsec_…'
 */
export function formatWebhookSecret(bytes: Uint8Array): string {
  return prefix + btoa(String.fromCharCode(...assertLength(bytes)));
}

/** The bytes of a secret. Throws (kind Invalid) for one that is not of the form above, without repeating it. */
export function parseWebhookSecret(secret: string): Uint8Array<ArrayBuffer> {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)) throw fault();
  try {
    return assertLength(Uint8Array.from(atob(secret.slice(prefix.length)), (letter) => letter.charCodeAt(0)));
  } catch {
    throw fault();
  }
}

function assertLength<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  if (bytes.length < 24 || bytes.length > 64) throw fault();
  return bytes;
}

const fault = () =>
  invalid('signature.secret', 'The secret of a webhook is whsec_ and the base64 of 24 to 64 random bytes.');
