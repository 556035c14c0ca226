import { CompactSign } from 'jose';
import type { Document } from './model';

/**
 * Secures a credential as a JWT: the credential is the payload, with the claims that Open Badges asks for beside it.
 *
 * `keyUrl` is the address of the public key. Returns a compact JWS, to be served as `application/vc+jwt`.
 * The header has `alg`, `kid` and `typ: JWT` and nothing else: Open Badges forbids more, and VC-JOSE-COSE allows it.
 * Sources: Open Badges 3.0, "JSON Web Token Proof Format"; W3C VC-JOSE-COSE; RFC 8037 (EdDSA with Ed25519).
 *
 * @example await signCredential(buildCredential(input), keys.signing.key, addresses.key(keys.signing.kid))
 */
export async function signCredential(credential: Document, key: CryptoKey, keyUrl: string): Promise<string> {
  const payload = {
    ...credential,
    iss: typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: toSeconds(credential.validFrom),
    ...(credential.validUntil && { exp: toSeconds(credential.validUntil) }),
  };
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: keyUrl, typ: 'JWT' })
    .sign(key);
}

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);
