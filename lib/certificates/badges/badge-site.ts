import type { Context } from '@/lib/context';
import { badgeAddresses, type IssuerProfile, importSigningKeys, type SigningKeys } from '@/lib/credential';
import { env } from '@/lib/env';
import { unavailable } from '@/lib/errors';
import { loadSiteSettings } from '@/lib/site';
import { certificateWords } from '../words';

/** This site as an issuer of credentials. */
export interface BadgeSite {
  readonly addresses: ReturnType<typeof badgeAddresses>;
  readonly issuer: IssuerProfile;
  readonly keys: SigningKeys;
}

let imported: { readonly text: string; readonly keys: Promise<SigningKeys> } | undefined;

/** The site at its public address, as its admins call it. Throws as `openBadgeKeys` does. */
export async function openBadgeSite({ db }: Pick<Context, 'db'>, siteUrl: string): Promise<BadgeSite> {
  const [keys, { general }] = await Promise.all([openBadgeKeys(), loadSiteSettings(db)]);
  const addresses = badgeAddresses(siteUrl);
  const { name, description, contactEmail } = general;
  const issuer = {
    id: addresses.issuer,
    name: name || certificateWords(null).siteName,
    url: siteUrl,
    ...(description && { description }),
    ...(contactEmail && { email: contactEmail }),
  };
  return { addresses, issuer, keys };
}

/**
 * The keys that this site signs with, and has signed with. Throws Unavailable `certificates.no-keys` where `LECTERN_SIGNING_KEYS` is
 * not set, which `npm start` always does.
 */
export async function openBadgeKeys(): Promise<SigningKeys> {
  const text = env().LECTERN_SIGNING_KEYS;
  if (text === undefined) {
    throw unavailable('certificates.no-keys', 'This site cannot sign credentials: LECTERN_SIGNING_KEYS is not set.');
  }
  if (imported?.text !== text) {
    imported = { text, keys: importSigningKeys(text) };
  }
  return await imported.keys;
}
