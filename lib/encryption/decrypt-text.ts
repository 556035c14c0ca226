import { unavailable } from '@/lib/errors';
import type { KeyRing } from './import-key-ring';

/**
 * What `encryptText` encrypted for this place. Throws Unavailable `encryption.other-key` where it was done with a key that is not in the ring,
 * `encryption.damaged` where it was changed, or stands in another place.
 */
export async function decryptText(ring: KeyRing, place: string, sealed: string): Promise<string> {
  const [keyId = '', base64 = ''] = sealed.split('.');
  const { key } = ring.keyOf(keyId);
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
