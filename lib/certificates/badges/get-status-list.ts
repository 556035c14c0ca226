import { and, eq, isNotNull } from 'drizzle-orm';
import { certificateIndex } from '@/db/schema';
import type { Context } from '@/lib/context';
import { buildStatusList, encodeStatusList, signCredential } from '@/lib/credential';
import { notFound } from '@/lib/errors';
import { openBadgeSite } from './badge-site';

const hourMs = 3_600_000;

/** A status list as it is now, signed: which of its credentials are revoked. Throws NotFound `certificates.list-unknown`. */
export async function getStatusList(
  ctx: Pick<Context, 'db' | 'now'>,
  { number, siteUrl }: { readonly number: number; readonly siteUrl: string },
): Promise<string> {
  const { statusList, statusIndex, revokedAt } = certificateIndex;
  const isHere = eq(statusList, number);
  const [[any], revoked, { addresses, issuer, keys }] = await Promise.all([
    ctx.db.select({ statusIndex }).from(certificateIndex).where(isHere).limit(1),
    ctx.db
      .select({ statusIndex })
      .from(certificateIndex)
      .where(and(isHere, isNotNull(revokedAt))),
    openBadgeSite(ctx, siteUrl),
  ]);
  if (!any) {
    throw notFound('certificates.list-unknown', 'There is no such status list here.');
  }
  const list = buildStatusList({
    id: addresses.statusList(number),
    issuerId: issuer.id,
    encodedList: await encodeStatusList(revoked.map((row) => row.statusIndex)),
    // Earlier than now: a verifier's clock may be slow.
    validFrom: new Date(Math.floor(ctx.now.getTime() / hourMs) * hourMs),
  });
  return await signCredential(list, keys.signing.key, addresses.key(keys.signing.kid));
}
