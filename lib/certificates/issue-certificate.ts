import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { timed } from '@/lib/telemetry';
import type { CertificateStatus, LearnerOfCourse } from './model';
import { type CertificateRow, changingCertificate, writeCertificate } from './queries';
import { type CertificateSources, readFacts } from './read-facts';
import { reserveName } from './reserve-name';
import { decideStatus } from './rules';

export interface CertificateOutcome {
  readonly status: CertificateStatus;
  readonly certificateId: string | null;
}

/**
 * Decides on a learner's certificate by what is recorded now, and issues it where it is due. What was issued or revoked stays as
 * it is: a grade that falls later takes nothing away, and who was revoked gets none by passing again. Running it any number of
 * times, at the same time too, is running it once. Called by workflows.
 */
export const issueCertificate = timed(
  'certificates.issueCertificate',
  async (ctx: Context, learner: LearnerOfCourse): Promise<CertificateOutcome> => {
    return await changingCertificate(ctx.db, learner, async (before) => {
      if (before?.status === 'downloadable' || before?.status === 'invalidated') {
        return outcomeOf(before);
      }
      const sources = await readFacts(ctx, learner);
      if (!sources) {
        return before ? outcomeOf(before) : { status: 'notpassing', certificateId: null };
      }
      const { status, availableAt } = decideStatus(sources.facts);
      if (status === 'downloadable') {
        return await writeIssue(ctx, learner, { before, sources, serial: 1 });
      }
      const isSame = before
        ? before.status === status && before.availableAt?.getTime() === availableAt?.getTime()
        : status === 'notpassing';
      if (!isSame) {
        const changes = { status, availableAt, mode: sources.facts.mode ?? '' };
        await ctx.db.transaction((tx) => writeCertificate(tx, ctx, learner, before, changes));
      }
      return { status, certificateId: null };
    });
  },
);

const outcomeOf = ({ status, id }: CertificateRow): CertificateOutcome => ({ status, certificateId: id });

interface Issue {
  readonly before: CertificateRow | undefined;
  readonly sources: CertificateSources;
  readonly serial: number;
  /** In the same transaction: what staff did it for. */
  readonly also?: (tx: Parameters<typeof writeCertificate>[0], certificateId: string) => Promise<void>;
}

/**
 * Writes the text of a certificate and tells of it, inside `changingCertificate`. The name comes first, in the other keyspace: a
 * crash between the two leaves a name that answers to nobody, and that the next call takes.
 */
export async function writeIssue(
  ctx: Context,
  learner: LearnerOfCourse,
  { before, sources, serial, also }: Issue,
): Promise<CertificateOutcome> {
  const { id } = await reserveName(ctx, learner, serial);
  const { learnerName, percent, run, facts } = sources;
  await ctx.db.transaction(async (tx) => {
    await writeCertificate(tx, ctx, learner, before, {
      status: 'downloadable',
      mode: facts.mode ?? '',
      id,
      serial,
      issue: (before?.issue ?? 0) + 1,
      learnerName,
      percent,
      revision: run.publishedRevision,
      root: run.publishedRoot,
      availableAt: null,
      // The day stays that of the first issue, while the name is the same.
      issuedAt: before?.id === id && before.issuedAt ? before.issuedAt : ctx.now,
      revokedAt: null,
      revocationReason: null,
    });
    await publish(tx, ctx, 'certificates/certificate.issued', { ...learner, certificateId: id });
    await also?.(tx, id);
  });
  return { status: 'downloadable', certificateId: id };
}
