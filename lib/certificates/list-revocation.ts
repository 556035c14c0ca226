import { and, eq, isNull } from 'drizzle-orm';
import { certificateIndex } from '@/db/schema';
import type { Context } from '@/lib/context';
import type { LearnerOfCourse } from './model';
import { findCertificate } from './queries';

/**
 * Enters into the site's index, and so into the status list, that a certificate is revoked, where it is: the second half of
 * revoking it, in the other keyspace. May be repeated, in any order with what else is done to the certificate.
 */
export async function listRevocation(
  ctx: Pick<Context, 'db' | 'now'>,
  { certificateId, ...learner }: LearnerOfCourse & { readonly certificateId: string },
): Promise<void> {
  const row = await findCertificate(ctx.db, learner);
  // A name that the learner no longer has was revoked before they were given the next.
  if (!row || (row.id === certificateId && row.status !== 'invalidated')) {
    return;
  }
  const revokedAt = row.id === certificateId ? (row.revokedAt ?? ctx.now) : ctx.now;
  await ctx.db
    .update(certificateIndex)
    .set({ revokedAt })
    .where(and(eq(certificateIndex.id, certificateId), isNull(certificateIndex.revokedAt)));
}
