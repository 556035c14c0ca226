import { unavailable } from '@/lib/errors';
import type { EncryptionKey } from './import-encryption-key';

/**
 * What `encryptText` encrypted for this place. Throws Unavailable `encryption.other-key` where it was done with another key,
 * `encryption.damaged` where it was changed, or stands in another place.
 */
export async function decryptText({ id, key }: EncryptionKey, place: string, sealed: string): Promise<string> {
  const [keyId, base64 = ''] = sealed.split('.');
  if (keyId !== id) {
    throw unavailable(
      'encryption.other-key',
      `This was encrypted with the key ${keyId}, and LECTERN_ENCRYPTION_KEY is ${id}.`,
    );
  }
  const bytes = new Uint8Array(Buffer.from(base64, 'base64url'));
  const additionalData = new TextEncoder().encode(place);
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData },
      key,
      bytes.subarray(12),
    );
    return new TextDecoder().decode(text);
  } catch (cause) {
    throw unavailable('encryption.damaged', 'A secret in the database was changed and cannot be read.', { cause });
  }
}
