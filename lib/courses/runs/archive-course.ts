import { eq } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { getCourseRun } from '../queries';

export interface ArchiveCourseInput {
  readonly courseKey: string;
  /** False brings it back. */
  readonly isArchived: boolean;
}

/**
 * Puts a course run away: out of the catalogue and the studio's list. Learners keep what they have, nothing of the course changes,
 * and it is brought back by the same verb. Where it is so already, nothing is written. Throws Forbidden, NotFound `courses.not-found`.
 */
export async function archiveCourse(ctx: Context, { courseKey, isArchived }: ArchiveCourseInput): Promise<void> {
  requirePermission(ctx, 'course.archive', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  if ((run.archivedAt !== null) === isArchived) {
    return;
  }
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(courseRuns)
      .set({ archivedAt: isArchived ? ctx.now : null })
      .where(eq(courseRuns.key, courseKey));
    await writeAudit(tx, ctx, {
      action: isArchived ? 'course.archive' : 'course.unarchive',
      target: courseKey,
      courseKey,
      before: { archivedAt: run.archivedAt },
    });
    await publish(tx, ctx, 'courses/course.archived', { courseKey, isArchived });
  });
}
