import type { PublicKey } from '@/lib/credential';
import { notFound } from '@/lib/errors';
import { openBadgeKeys } from './badge-site';

/** One of the site's public keys, by its thumbprint. Throws NotFound `certificates.key-unknown`. */
export async function getBadgeKey({ kid }: { readonly kid: string }): Promise<PublicKey> {
  const { published } = await openBadgeKeys();
  const key = published.find((one) => one.kid === kid);
  if (!key) {
    throw notFound('certificates.key-unknown', 'This site has no such key.');
  }
  return key;
}
