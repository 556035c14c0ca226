import { calculateJwkThumbprint, importJWK } from 'jose';
import { z } from 'zod';
import { invalid } from '@/lib/errors';

/** A public Ed25519 key as a JWK (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** The key's thumbprint (RFC 7638). */
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** The keys of a site: one signs, all are published, so that what an older one signed can still be verified. */
export interface SigningKeys {
  readonly signing: { readonly kid: string; readonly key: CryptoKey };
  readonly published: readonly PublicKey[];
}

const half = z.base64url().length(43);
const keySet = z.object({
  keys: z.array(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: half, d: half.optional() })).min(1),
});

/**
 * Reads a site's keys from the value of `LECTERN_SIGNING_KEYS`: a JWK Set (RFC 7517) of Ed25519 keys, as JSON or as the
 * base64 of it. The first key signs. To change keys, put a new one first; of an old one only the public half (without
 * `d`) has to stay, for as long as credentials that it signed are to be valid.
 *
 * Throws (kind Invalid) where the text is no such set, or where the halves of the first key do not belong together.
 */
export async function importSigningKeys(text: string): Promise<SigningKeys> {
  const parsed = keySet.safeParse(readJson(text));
  const first = parsed.data?.keys[0];
  if (!parsed.success || !first?.d)
    throw invalid(
      'credential.signing-keys',
      'LECTERN_SIGNING_KEYS must be a JWK Set of Ed25519 keys, and the first must have its private half.',
      { cause: parsed.error },
    );
  const published = await Promise.all(parsed.data.keys.map(publish));
  const key = await importJWK({ ...first, d: first.d }, 'EdDSA').catch((cause: unknown) => cause);
  const kid = published[0]?.kid;
  if (!(key instanceof CryptoKey) || !kid)
    throw invalid('credential.signing-keys', 'The first key in LECTERN_SIGNING_KEYS cannot be used.', { cause: key });
  return { signing: { kid, key }, published };
}

async function publish({ kty, crv, x }: Pick<PublicKey, 'kty' | 'crv' | 'x'>): Promise<PublicKey> {
  return { kty, crv, x, kid: await calculateJwkThumbprint({ kty, crv, x }), alg: 'EdDSA', use: 'sig' };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : atob(text));
  } catch {
    return undefined;
  }
}
