import { buildProfile } from './build-credential';
import { controlledIdentifierContext, type IssuerProfile, openBadgesContext } from './model';
import type { PublicKey } from './signing-keys';

/**
 * The document at an issuer's address: an Open Badges profile that is a controlled identifier document as well, so that
 * a verifier finds in one place who issues and which keys speak for it.
 *
 * `keyUrl` gives the address of a key, the same that signed credentials name (`kid`).
 * Sources: Open Badges 3.0, Profile; W3C Controlled Identifiers 1.0, "Verification Methods"; VC-JOSE-COSE, "Key Discovery".
 */
export function buildIssuerDocument(
  issuer: IssuerProfile,
  keys: readonly PublicKey[],
  keyUrl: (kid: string) => string,
) {
  return {
    '@context': [controlledIdentifierContext, openBadgesContext],
    ...buildProfile(issuer),
    verificationMethod: keys.map((publicKeyJwk) => ({
      id: keyUrl(publicKeyJwk.kid),
      type: 'JsonWebKey',
      controller: issuer.id,
      publicKeyJwk,
    })),
    assertionMethod: keys.map(({ kid }) => keyUrl(kid)),
  };
}
