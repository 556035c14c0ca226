import { createHash } from 'node:crypto';
import type { Context } from '@/lib/context';
import { buildCredential, signCredential } from '@/lib/credential';
import { notFound } from '@/lib/errors';
import { findCertificate, findIndexRow } from '../queries';
import { certificateIdPattern } from '../schema';
import { openBadgeSite } from './badge-site';
import { describeAchievement } from './describe-achievement';

/**
 * A certificate as a signed Open Badges 3.0 credential, the same bytes at every call while its text is the same. A revoked one still
 * comes: that it is revoked stands in the status list. It says that the course was passed, not with which grade, and names the learner
 * by name and by an identifier that says nothing.
 *
 * Throws NotFound `certificates.unknown`, also where its holder has been erased or been given another.
 */
export async function getCredential(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { id, siteUrl }: { readonly id: string; readonly siteUrl: string },
): Promise<string> {
  const index = certificateIdPattern.test(id) ? await findIndexRow(ctx.db, id) : undefined;
  const row = index && (await findCertificate(ctx.db, index));
  if (!index || row?.id !== id || !row.root || !row.issuedAt || row.learnerName === '') {
    throw notFound('certificates.unknown', 'There is no credential with this number here.');
  }
  const site = await openBadgeSite(ctx, siteUrl);
  const { addresses, issuer, keys } = site;
  const credential = buildCredential({
    id: addresses.credential(id),
    issuer,
    achievement: await describeAchievement(ctx, site, { courseKey: row.courseKey, root: row.root }),
    subject: { id: subjectId(row.userId), name: row.learnerName },
    evidence: [{ url: addresses.certificate(id) }],
    validFrom: row.issuedAt,
    status: { listId: addresses.statusList(index.statusList), index: index.statusIndex },
  });
  return await signCredential(credential, keys.signing.key, addresses.key(keys.signing.kid));
}

/** The same for all credentials of a learner, and no way back: a UUID of the form for hashes (RFC 9562, version 8). */
function subjectId(userId: string): string {
  const bytes = createHash('sha256').update(`lectern subject ${userId}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
