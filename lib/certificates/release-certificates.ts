import { and, asc, eq, gt, lte, or } from 'drizzle-orm';
import { certificates } from '@/db/schema';
import type { Context } from '@/lib/context';
import { isStoreDown, recordError } from '@/lib/log';
import { issueCertificate } from './issue-certificate';
import type { LearnerOfCourse } from './model';

/** One transaction each: as many as a step does in a second or two. */
const batchSize = 100;

export interface ReleaseInput {
  /** Decides anew on all that wait in this course, whose dates may have changed; without it, on those whose date has come. */
  readonly courseKey?: string;
  /** The last of the batch before. */
  readonly after?: LearnerOfCourse | null;
}

export interface ReleasedBatch {
  /** The last of the batch; null once none is left. */
  readonly last: LearnerOfCourse | null;
  /** Certificates that could not be decided on: they wait as before, and the log says why. */
  readonly failed: number;
}

/**
 * Decides anew on a batch of the certificates that wait, in the order of learners. One that cannot be decided on keeps nobody else
 * waiting. May be repeated. Called by workflows.
 */
export async function releaseCertificates(ctx: Context, { courseKey, after }: ReleaseInput): Promise<ReleasedBatch> {
  const { userId, courseKey: key } = certificates;
  const waiting = await ctx.db
    .select({ userId, courseKey: key })
    .from(certificates)
    .where(
      and(
        eq(certificates.status, 'unavailable'),
        courseKey === undefined ? lte(certificates.availableAt, ctx.now) : eq(key, courseKey),
        after ? or(gt(userId, after.userId), and(eq(userId, after.userId), gt(key, after.courseKey))) : undefined,
      ),
    )
    .orderBy(asc(userId), asc(key))
    .limit(batchSize);
  let failed = 0;
  for (const learner of waiting) {
    try {
      await issueCertificate(ctx, learner);
    } catch (error) {
      // Of a store that is away, all are to be tried again.
      if (isStoreDown(error)) {
        throw error;
      }
      recordError('A certificate could not be decided on', error, { courseKey: learner.courseKey });
      failed += 1;
    }
  }
  return { last: waiting.length === batchSize ? (waiting.at(-1) ?? null) : null, failed };
}
