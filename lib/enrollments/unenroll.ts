import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { openCourse } from './open-course';
import { endEnrollment } from './write-enrollment';

/** Gives up the own enrolment. What was done in the course stays and is there again after enrolling anew. */
export async function unenroll(ctx: Context, { courseKey }: { readonly courseKey: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(ctx, 'enrollment.change-own', userTarget(actor.userId));
  const { enrollment } = await openCourse(ctx, { courseKey });
  if (!enrollment) {
    return;
  }
  const { userId } = actor;
  const { id, mode } = enrollment;
  await ctx.db.transaction((tx) => endEnrollment(tx, ctx, { userId, courseKey, id, mode }));
}
