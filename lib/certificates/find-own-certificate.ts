import type { Context } from '@/lib/context';
import type { LearnerOfCourse, OwnCertificate } from './model';
import { findCertificate } from './queries';

/** A learner's certificate in one course; undefined where there is nothing to say of it. The caller has proved who asks. One query. */
export async function findOwnCertificate(
  ctx: Pick<Context, 'db'>,
  learner: LearnerOfCourse,
): Promise<OwnCertificate | undefined> {
  const row = await findCertificate(ctx.db, learner);
  if (!row) {
    return undefined;
  }
  const { courseKey, status, id, issuedAt, availableAt, revocationReason } = row;
  const isIssued = status === 'downloadable' || status === 'invalidated';
  return {
    courseKey,
    status,
    id: isIssued ? id : null,
    issuedAt: issuedAt?.toISOString() ?? null,
    availableAt: availableAt?.toISOString() ?? null,
    revocationReason,
  };
}
