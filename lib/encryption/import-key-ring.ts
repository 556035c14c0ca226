import { invalid, unavailable } from '@/lib/errors';

export interface EncryptionKey {
  /** Stands beside everything that the key encrypts, so that it is known which key opens it. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** The keys of a site: the newest encrypts, each decrypts what it encrypted. */
export interface KeyRing {
  readonly newest: EncryptionKey;
  /** Throws Unavailable `encryption.other-key` for a key that is not in the ring. */
  keyOf(id: string): EncryptionKey;
}

/**
 * Imports the site's keys (`LECTERN_ENCRYPTION_KEY`): each 32 bytes in base64, the newest first, with commas between them. Throws Invalid
 * `encryption.key`.
 */
export async function importKeyRing(text: string | undefined): Promise<KeyRing> {
  const keys = await Promise.all((text ?? '').split(',').map((part) => importKey(part.trim())));
  const [newest] = keys;
  if (!newest) {
    throw invalidKey();
  }
  return {
    newest,
    keyOf(id) {
      const key = keys.find((one) => one.id === id);
      if (!key) {
        const known = keys.map((one) => one.id).join(', ');
        throw unavailable(
          'encryption.other-key',
          `This was encrypted with the key ${id}, and LECTERN_ENCRYPTION_KEY has ${known}.`,
        );
      }
      return key;
    },
  };
}

async function importKey(base64: string): Promise<EncryptionKey> {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (bytes.length !== 32) {
    throw invalidKey();
  }
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id: Buffer.from(hash).toString('hex').slice(0, 8), key };
}

const invalidKey = () =>
  invalid(
    'encryption.key',
    'LECTERN_ENCRYPTION_KEY must be 32 bytes in base64, or several with commas between them, the newest first; `npm start` makes one.',
  );
