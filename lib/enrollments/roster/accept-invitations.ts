import { and, eq } from 'drizzle-orm';
import { enrollmentInvitations, users } from '@/db/schema';
import { listAutomaticCohorts } from '@/lib/cohorts';
import type { Context } from '@/lib/context';
import { findCourseRun, loadOutline } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { usualMode } from '../write-enrollment';
import { enrollAs } from './change-roster';

/**
 * Enrols a person in the courses that their mail address was invited to, once the address is confirmed; the invitations go. Done
 * twice it is done once. For workflows. Answers how many courses there were.
 */
export async function acceptInvitations(
  ctx: Context,
  { userId }: { readonly userId: string },
): Promise<{ readonly accepted: number }> {
  const [person] = await ctx.db
    .select({ email: users.email, verifiedAt: users.emailVerifiedAt, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!person?.verifiedAt || person.disabledAt) {
    return { accepted: 0 };
  }
  const { email } = person;
  const invitations = await ctx.db
    .select({ courseKey: enrollmentInvitations.courseKey })
    .from(enrollmentInvitations)
    .where(eq(enrollmentInvitations.email, email));
  for (const { courseKey } of invitations) {
    requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
    const run = await findCourseRun(ctx, courseKey);
    if (run) {
      const outline = await loadOutline(ctx.courseware, run.publishedRoot);
      const cohorts = await listAutomaticCohorts(ctx, courseKey, outline);
      await enrollAs(ctx, { userId, courseKey, mode: usualMode(outline, courseKey), cohorts });
    }
    await ctx.db
      .delete(enrollmentInvitations)
      .where(and(eq(enrollmentInvitations.courseKey, courseKey), eq(enrollmentInvitations.email, email)));
  }
  return { accepted: invitations.length };
}
