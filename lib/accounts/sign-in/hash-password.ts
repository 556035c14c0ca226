import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's scrypt profile of 32 MiB; the cost is written into each hash, so that it can be raised later. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;
const memoryLimit = 256 * 1024 * 1024;

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. Text is normalised (NFKC), so that keyboards agree. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, keyBytes, { ...cost, maxmem: memoryLimit });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether `password` is the one behind `hash`. Without a hash (an unknown address, an account of an identity provider)
 * the answer is no, after the same work, so that the time tells nothing.
 */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const stored = parseHash(hash);
  const { N, r, p, salt, key } = stored ?? { ...cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyBytes) };
  const made = await derive(password.normalize('NFKC'), salt, key.length, { N, r, p, maxmem: memoryLimit });
  return timingSafeEqual(made, key) && stored !== null;
}

/** Whether a hash was made with another cost than today's: it is made anew when its password is next heard. */
export function isOutdatedHash(hash: string): boolean {
  const stored = parseHash(hash);
  return stored === null || stored.N !== cost.N || stored.r !== cost.r || stored.p !== cost.p;
}

function parseHash(hash: string | null | undefined) {
  const [, N, r, p, salt, key] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash ?? '') ?? [];
  if (!salt || !key) {
    return null;
  }
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
