import type { PublicKey } from '@/lib/credential';
import { notFound } from '@/lib/errors';
import { openBadgeSite } from './badge-site';

/** One of the site's public keys, by its thumbprint. Throws NotFound `certificates.key-unknown`. */
export async function getBadgeKey({
  kid,
  siteUrl,
}: {
  readonly kid: string;
  readonly siteUrl: string;
}): Promise<PublicKey> {
  const { keys } = await openBadgeSite(siteUrl);
  const key = keys.published.find((one) => one.kid === kid);
  if (!key) {
    throw notFound('certificates.key-unknown', 'This site has no such key.');
  }
  return key;
}
