import { importSecret, signedBytes } from './sign-webhook';

export interface ReceivedWebhook {
  /** Reads a header by its name in lower case. */
  readonly header: (name: string) => string | null | undefined;
  readonly body: Uint8Array;
}

export type WebhookVerification =
  | { readonly isValid: true; readonly id: string; readonly sentAt: Date }
  | { readonly isValid: false; readonly fault: 'headers-missing' | 'too-old' | 'too-new' | 'no-match' };

/** How far the sender's clock may be from ours, as the libraries of Standard Webhooks have it. */
const toleranceSeconds = 5 * 60;

/**
 * Verifies a webhook against the secrets that are in force; one signature that fits one of them is enough. Signatures of
 * other versions are passed over. The comparison is WebCrypto's own, in constant time.
 *
 * Throws (kind Invalid) only for a secret that is none.
 * Source: Standard Webhooks 1.0, "Verifying signatures".
 */
export async function verifyWebhook(
  { header, body }: ReceivedWebhook,
  secrets: readonly string[],
  now: Date,
): Promise<WebhookVerification> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(header);
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp))
    return { isValid: false, fault: 'headers-missing' };
  const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (ageSeconds > toleranceSeconds) return { isValid: false, fault: 'too-old' };
  if (ageSeconds < -toleranceSeconds) return { isValid: false, fault: 'too-new' };
  const keys = await Promise.all(secrets.map((secret) => importSecret(secret, 'verify')));
  const signed = signedBytes(id, timestamp, body);
  for (const signature of signatures.split(' ').flatMap(readSignature)) {
    for (const key of keys) {
      if (await crypto.subtle.verify('HMAC', key, signature, signed))
        return { isValid: true, id, sentAt: new Date(Number(timestamp) * 1000) };
    }
  }
  return { isValid: false, fault: 'no-match' };
}

function readSignature(text: string): Uint8Array<ArrayBuffer>[] {
  const base64 = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(text)?.[1];
  return base64 ? [Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))] : [];
}
