import type { webhookEndpoints } from '@/db/schema';
import { decryptText, encryptText, importEncryptionKey } from '@/lib/encryption';
import { formatWebhookSecret } from '@/lib/signature';

/** How long the secret before the last rotation still signs, so that a receiver can change without missing anything. */
export const overlapMs = 24 * 3_600_000;

/** A new secret: as its owner is shown it, once, and as it is kept. */
export async function makeSecret(endpointId: string): Promise<{ readonly secret: string; readonly sealed: string }> {
  const secret = formatWebhookSecret(crypto.getRandomValues(new Uint8Array(32)));
  return { secret, sealed: await encryptText(await siteKey(), placeOf(endpointId), secret) };
}

type Secrets = Pick<typeof webhookEndpoints.$inferSelect, 'id' | 'secret' | 'previousSecret' | 'previousSecretUntil'>;

/** The secrets that sign at this instant, the newest first. */
export async function openSecrets(endpoint: Secrets, now: Date): Promise<readonly string[]> {
  const { id, secret, previousSecret, previousSecretUntil } = endpoint;
  const isOverlap = previousSecret !== null && previousSecretUntil !== null && now < previousSecretUntil;
  const key = await siteKey();
  const sealed = isOverlap ? [secret, previousSecret] : [secret];
  return await Promise.all(sealed.map((text) => decryptText(key, placeOf(id), text)));
}

const siteKey = () => importEncryptionKey(process.env.LECTERN_ENCRYPTION_KEY);

const placeOf = (endpointId: string) => `webhook_endpoints.secret ${endpointId}`;
