import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import type { PublicCertificate } from './model';
import { findCertificate, findIndexRow } from './queries';
import { readCertifiedCourse } from './read-certified-course';
import { certificateIdPattern } from './schema';

/**
 * A certificate by its public name, for anybody who has that. NotFound `certificates.unknown` for a name that was never given, or whose
 * certificate is not written yet. Four queries.
 */
export async function getCertificate(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { id }: { readonly id: string },
): Promise<PublicCertificate> {
  const index = certificateIdPattern.test(id) ? await findIndexRow(ctx.db, id) : undefined;
  const row = index && (await findCertificate(ctx.db, index));
  // A name of a later serial was reserved, and what it is for is not written yet.
  if (!index || !row?.root || !row.issuedAt || index.serial > row.serial) {
    throw notFound('certificates.unknown', 'There is no certificate with this number here.');
  }
  const { course, signatories } = await readCertifiedCourse(ctx, { courseKey: row.courseKey, root: row.root });
  // The learner's row is the first to know of a revocation.
  const revokedAt = row.id === id ? row.revokedAt : (index.revokedAt ?? row.issuedAt);
  if (revokedAt) {
    return { state: 'revoked', id, course, revokedAt: revokedAt.toISOString() };
  }
  const issuedAt = row.issuedAt.toISOString();
  if (row.learnerName === '') {
    return { state: 'erased', id, course, issuedAt };
  }
  const { learnerName, issue, root } = row;
  return { state: 'valid', id, learnerName, course, signatories, issuedAt, root, issue };
}
