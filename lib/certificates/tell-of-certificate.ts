import { and, eq, lt } from 'drizzle-orm';
import { certificates } from '@/db/schema';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { queueLetter } from '@/lib/notifications';
import type { LearnerOfCourse } from './model';
import { certificatePath } from './paths';
import { findCertificate } from './queries';

/**
 * Queues the letter that tells a learner that their certificate is there; once for each time that it was written. The letter comes
 * first, in the other keyspace, and has the issue as its key: a crash before the note of it queues nothing twice.
 */
export async function tellOfCertificate(
  ctx: Pick<Context, 'db' | 'now'>,
  { origin, ...learner }: LearnerOfCourse & { readonly origin: string },
): Promise<void> {
  const row = await findCertificate(ctx.db, learner);
  if (row?.status !== 'downloadable' || !row.id || row.toldIssue >= row.issue) {
    return;
  }
  const { userId, courseKey } = learner;
  const { title } = await getCourseRun(ctx, courseKey);
  const letter = { kind: 'certificateIssued', course: title, url: `${origin}${certificatePath(row.id)}` } as const;
  const key = `certificate ${row.id} ${row.issue}`;
  await ctx.db.transaction((tx) => queueLetter(tx, ctx, { key, userId, letter }));
  await ctx.db
    .update(certificates)
    .set({ toldIssue: row.issue })
    .where(
      and(
        eq(certificates.userId, userId),
        eq(certificates.courseKey, courseKey),
        lt(certificates.toldIssue, row.issue),
      ),
    );
}
