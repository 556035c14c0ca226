import type { KeyRing } from './import-key-ring';

/**
 * Encrypts a secret for the database with the newest key, AES-256-GCM: `KEYID.BASE64URL(iv ‖ ciphertext ‖ tag)`. `place` says where it is
 * kept (a table's column and the row's id): what is copied to another place cannot be decrypted there.
 *
 * @example await encryptText(ring, 'webhook_endpoints.secret whe_1', 'whsec_…')
 */
export async function encryptText({ newest: { id, key } }: KeyRing, place: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(place);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new TextEncoder().encode(text),
  );
  return `${id}.${Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64url')}`;
}
