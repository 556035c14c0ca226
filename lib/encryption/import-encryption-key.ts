import { invalid } from '@/lib/errors';

export interface EncryptionKey {
  /** Stands beside everything that the key encrypts, so that a key that was changed is known as such. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** Imports the site's key, 32 bytes in base64 (`LECTERN_ENCRYPTION_KEY`). Throws Invalid `encryption.key`. */
export async function importEncryptionKey(base64: string | undefined): Promise<EncryptionKey> {
  const bytes = new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
  if (bytes.length !== 32) {
    throw invalid('encryption.key', 'LECTERN_ENCRYPTION_KEY must be 32 bytes in base64; `npm start` makes one.');
  }
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id: Buffer.from(hash).toString('hex').slice(0, 8), key };
}
