import type { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CertificateOutcome, writeIssue } from '../issue-certificate';
import { changingCertificate } from '../queries';
import { readFacts } from '../read-facts';
import { decideStatus } from '../rules';
import { learnerInput } from '../schema';

/**
 * Writes a certificate anew from what is so now: the learner's name, the grade, the course's title and signatories. The name of the
 * certificate, and so every link to it, stays; of one that was revoked it cannot, so that the learner gets a new one.
 *
 * Throws NotFound `certificates.none`, Conflict `certificates.not-issued` for one that was never issued, and Conflict
 * `certificates.not-earned` for a revoked one that the learner would not be given today.
 */
export async function regenerateCertificate(
  ctx: Context,
  input: z.input<typeof learnerInput>,
): Promise<CertificateOutcome> {
  const learner = learnerInput.parse(input);
  const { userId, courseKey } = learner;
  requirePermission(ctx, 'certificate.manage', courseTarget(courseKey));
  return await changingCertificate(ctx.db, learner, async (before) => {
    const sources = await readFacts(ctx, learner);
    if (!before || !sources) {
      throw notFound('certificates.none', 'This learner has no certificate in this course.');
    }
    const isRevoked = before.status === 'invalidated';
    if (!isRevoked && before.status !== 'downloadable') {
      throw conflict('certificates.not-issued', 'This certificate was not issued yet.');
    }
    if (isRevoked && decideStatus(sources.facts).status !== 'downloadable') {
      throw conflict('certificates.not-earned', 'This learner does not earn a certificate at present.');
    }
    return await writeIssue(ctx, learner, {
      before,
      sources,
      serial: isRevoked ? before.serial + 1 : before.serial,
      also: (tx, id) =>
        writeAudit(tx, ctx, {
          action: 'certificate.regenerate',
          target: id,
          courseKey,
          learnerId: userId,
          before: { id: before.id, status: before.status, issue: before.issue },
          after: { id, status: 'downloadable', issue: before.issue + 1 },
        }),
    });
  });
}
