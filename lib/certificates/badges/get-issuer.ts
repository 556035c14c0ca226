import { buildIssuerDocument } from '@/lib/credential';
import { openBadgeSite } from './badge-site';

/** The document at the issuer's address: who this site is, and the keys that speak for it. */
export async function getIssuer({ siteUrl }: { readonly siteUrl: string }) {
  const { issuer, keys, addresses } = await openBadgeSite(siteUrl);
  return buildIssuerDocument(issuer, keys.published, addresses.key);
}
