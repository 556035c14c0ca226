/**
 * Where a site answers with what verifiers ask for. These addresses stand in every credential ever issued: they stay.
 * `siteUrl` is the public address of the site; a path below the host is kept.
 */
export function badgeAddresses(siteUrl: string) {
  const site = siteUrl.replace(/\/+$/, '');
  return {
    /** Answers with `buildIssuerDocument`, as `application/json`. */
    issuer: `${site}/badges/issuer`,
    /** Answers with one public key: a JWK, as `application/jwk+json`. */
    key: (kid: string) => `${site}/badges/keys/${kid}`,
    /** Answers with the signed credential, as `application/vc+jwt`. */
    credential: (publicId: string) => `${site}/badges/credentials/${publicId}`,
    /** Answers with the signed status list, as `application/vc+jwt`. */
    statusList: (number: number) => `${site}/badges/status/${number}`,
    /** What a course run's credentials attest. */
    achievement: (courseKey: string) => `${site}/badges/achievements/${encodeURIComponent(courseKey)}`,
    /** The page on which a person checks a certificate. */
    certificate: (publicId: string) => `${site}/certificates/${publicId}`,
  };
}
