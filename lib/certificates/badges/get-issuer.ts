import type { Context } from '@/lib/context';
import { buildIssuerDocument } from '@/lib/credential';
import { openBadgeSite } from './badge-site';

/** The document at the issuer's address: who this site is, and the keys that speak for it. */
export async function getIssuer(ctx: Pick<Context, 'db'>, { siteUrl }: { readonly siteUrl: string }) {
  const { issuer, keys, addresses } = await openBadgeSite(ctx, siteUrl);
  return buildIssuerDocument(issuer, keys.published, addresses.key);
}
