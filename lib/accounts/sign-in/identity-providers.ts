/** An OpenID Connect provider that people may sign in with. */
export interface IdentityProvider {
  /** `OIDC_SCHOOL_ISSUER` makes `school`: part of addresses and of the identities table, so it must stay the same. */
  readonly id: string;
  /** What the button says: `OIDC_<NAME>_LABEL`, else the name. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const variable = /^OIDC_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(ISSUER|CLIENT_ID|CLIENT_SECRET|LABEL)$/;

/**
 * The providers of an environment: `OIDC_<NAME>_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, and optionally `_LABEL`, in the
 * order of their names. Throws one Error that names what is missing: half a configuration must not start.
 */
export function identityProviders(environment: Readonly<Record<string, string | undefined>>): IdentityProvider[] {
  const found = new Map<string, Map<string, string>>();
  for (const [key, value] of Object.entries(environment)) {
    const [, name, field] = variable.exec(key) ?? [];
    if (name && field && value) {
      found.set(name, (found.get(name) ?? new Map()).set(field, value));
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, fields]) => {
      const get = (field: string) => {
        const value = fields.get(field);
        if (!value) {
          throw new Error(
            `OIDC_${name}_${field} is missing: an identity provider needs ISSUER, CLIENT_ID and CLIENT_SECRET.`,
          );
        }
        return value;
      };
      const issuer = get('ISSUER');
      if (!URL.canParse(issuer) || !/^https?:/.test(issuer)) {
        throw new Error(`OIDC_${name}_ISSUER must be an https:// address.`);
      }
      const id = name.toLowerCase().replaceAll('_', '-');
      const label = fields.get('LABEL') ?? name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
      return { id, label, issuer, clientId: get('CLIENT_ID'), clientSecret: get('CLIENT_SECRET') };
    });
}
