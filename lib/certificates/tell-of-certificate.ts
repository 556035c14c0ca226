import { and, eq, lt } from 'drizzle-orm';
import { certificates } from '@/db/schema';
import { findAccount } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { sendLetter } from '@/lib/notifications';
import type { LearnerOfCourse } from './model';
import { certificatePath } from './paths';
import { findCertificate } from './queries';

/**
 * Writes to a learner that their certificate is there; once for each time that it was written. A crash between the mail and the note of
 * it sends it once more. Throws Unavailable `mail.not-sent`.
 */
export async function tellOfCertificate(
  ctx: Pick<Context, 'db'>,
  { origin, ...learner }: LearnerOfCourse & { readonly origin: string },
): Promise<void> {
  const row = await findCertificate(ctx.db, learner);
  if (row?.status !== 'downloadable' || !row.id || row.toldIssue >= row.issue) {
    return;
  }
  const account = await findAccount(ctx.db, learner.userId);
  if (account && !account.isDisabled) {
    const { title } = await getCourseRun(ctx, learner.courseKey);
    const url = `${origin}${certificatePath(row.id)}`;
    await sendLetter(account, { kind: 'certificateIssued', course: title, url });
  }
  const { userId, courseKey } = learner;
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
