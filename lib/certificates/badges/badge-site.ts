import { badgeAddresses, type IssuerProfile, importSigningKeys, type SigningKeys } from '@/lib/credential';
import { env } from '@/lib/env';
import { unavailable } from '@/lib/errors';
import { certificateWords } from '../words';

/** This site as an issuer of credentials. */
export interface BadgeSite {
  readonly addresses: ReturnType<typeof badgeAddresses>;
  readonly issuer: IssuerProfile;
  readonly keys: SigningKeys;
}

let imported: { readonly text: string; readonly keys: Promise<SigningKeys> } | undefined;

/**
 * The site at its public address. Throws Unavailable `certificates.no-keys` where `LECTERN_SIGNING_KEYS` is not set, which `npm start`
 * always does.
 */
export async function openBadgeSite(siteUrl: string): Promise<BadgeSite> {
  const text = env().LECTERN_SIGNING_KEYS;
  if (text === undefined) {
    throw unavailable('certificates.no-keys', 'This site cannot sign credentials: LECTERN_SIGNING_KEYS is not set.');
  }
  if (imported?.text !== text) {
    imported = { text, keys: importSigningKeys(text) };
  }
  const addresses = badgeAddresses(siteUrl);
  const { siteName: name } = certificateWords(null);
  return { addresses, issuer: { id: addresses.issuer, name, url: siteUrl }, keys: await imported.keys };
}
