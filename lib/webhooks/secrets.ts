import { and, isNull, like, not, or, type SQL } from 'drizzle-orm';
import { webhookEndpoints } from '@/db/schema';
import { decryptText, encryptText, siteKeyRing } from '@/lib/encryption';
import { formatWebhookSecret } from '@/lib/signature';

/** How long the secret before the last rotation still signs, so that a receiver can change without missing anything. */
export const overlapMs = 24 * 3_600_000;

/** A new secret: as its owner is shown it, once, and as it is kept. */
export async function makeSecret(endpointId: string): Promise<{ readonly secret: string; readonly sealed: string }> {
  const secret = formatWebhookSecret(crypto.getRandomValues(new Uint8Array(32)));
  return { secret, sealed: await encryptText(await siteKeyRing(), placeOf(endpointId), secret) };
}

type Secrets = Pick<typeof webhookEndpoints.$inferSelect, 'id' | 'secret' | 'previousSecret' | 'previousSecretUntil'>;

/** The secrets that sign at this instant, the newest first. */
export async function openSecrets(endpoint: Secrets, now: Date): Promise<readonly string[]> {
  const { id, secret, previousSecret, previousSecretUntil } = endpoint;
  const isOverlap = previousSecret !== null && previousSecretUntil !== null && now < previousSecretUntil;
  const key = await siteKeyRing();
  const sealed = isOverlap ? [secret, previousSecret] : [secret];
  return await Promise.all(sealed.map((text) => decryptText(key, placeOf(id), text)));
}

const placeOf = (endpointId: string) => `webhook_endpoints.secret ${endpointId}`;

/** What is kept of a secret, encrypted anew with the newest key; undefined where it is already. */
export async function resealSecret(endpointId: string, sealed: string): Promise<string | undefined> {
  const ring = await siteKeyRing();
  if (sealed.startsWith(`${ring.newest.id}.`)) {
    return undefined;
  }
  return await encryptText(ring, placeOf(endpointId), await decryptText(ring, placeOf(endpointId), sealed));
}

/** Rows whose secrets another key than this one encrypted. */
export function isUnderOtherKey(keyId: string): SQL | undefined {
  const isOther = not(like(webhookEndpoints.secret, `${keyId}.%`));
  const wasOther = and(
    not(isNull(webhookEndpoints.previousSecret)),
    not(like(webhookEndpoints.previousSecret, `${keyId}.%`)),
  );
  return or(isOther, wasOther);
}
