import type { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { listRevocation } from '../list-revocation';
import { changingCertificate, writeCertificate } from '../queries';
import { invalidateCertificateInput } from '../schema';

/**
 * Revokes a learner's certificate, for good: this one stays revoked even where the learner is given another later. The learner and
 * the course team see the reason, nobody else. Throws NotFound `certificates.none`, Conflict `certificates.not-issued`. Revoking twice
 * is revoking once, for the first reason.
 */
export async function invalidateCertificate(
  ctx: Context,
  input: z.input<typeof invalidateCertificateInput>,
): Promise<void> {
  const { reason, ...learner } = invalidateCertificateInput.parse(input);
  requirePermission(ctx, 'certificate.manage', courseTarget(learner.courseKey));
  const revoked = await changingCertificate(ctx.db, learner, async (before) => {
    if (!before) {
      throw notFound('certificates.none', 'This learner has no certificate in this course.');
    }
    const { id, status } = before;
    if (status === 'invalidated') {
      return id;
    }
    if (status !== 'downloadable' || !id) {
      throw conflict('certificates.not-issued', 'This certificate was not issued yet.');
    }
    await ctx.db.transaction(async (tx) => {
      await writeCertificate(tx, ctx, learner, before, {
        status: 'invalidated',
        revokedAt: ctx.now,
        revocationReason: reason,
      });
      await writeAudit(tx, ctx, {
        action: 'certificate.invalidate',
        target: id,
        courseKey: learner.courseKey,
        learnerId: learner.userId,
        before: { status },
        after: { status: 'invalidated' },
      });
      await publish(tx, ctx, 'certificates/certificate.revoked', { ...learner, certificateId: id });
    });
    return id;
  });
  // At once for whoever asks next; a crash before this is made up for by the workflow of the event.
  if (revoked) {
    await listRevocation(ctx, { ...learner, certificateId: revoked });
  }
}
