import { asc, eq } from 'drizzle-orm';
import { enrollmentInvitations } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';

/** A mail address that is enrolled as soon as somebody has an account with it. */
export interface Invitation {
  readonly email: string;
  readonly createdAt: Date;
}

const maxListed = 1000;

/** The invitations of a course that nobody has taken yet, by address. Throws Forbidden. */
export async function listInvitations(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly Invitation[]> {
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  return ctx.db
    .select({ email: enrollmentInvitations.email, createdAt: enrollmentInvitations.createdAt })
    .from(enrollmentInvitations)
    .where(eq(enrollmentInvitations.courseKey, courseKey))
    .orderBy(asc(enrollmentInvitations.email))
    .limit(maxListed);
}
