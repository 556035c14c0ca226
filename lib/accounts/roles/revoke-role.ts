import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { affectedRows } from '@/db/results';
import { roles } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { orgOfCourseKey, requirePermission } from '@/lib/permissions';
import { requireAnotherInstructor } from './require-another-instructor';
import { requireAnotherSiteAdmin } from './require-another-site-admin';
import { grantingPermission, roleGrantInput } from './role-grant';

/**
 * Takes a role over a scope away; where it is not held, nothing happens. Throws Forbidden, and Conflict
 * `role.last-site-admin` or
 * `role.last-instructor`.
 */
export async function revokeRole(ctx: Context, input: z.input<typeof roleGrantInput>): Promise<void> {
  const { userId, role, scope } = roleGrantInput.parse(input);
  const { verb, target } = grantingPermission(role, scope);
  requirePermission(ctx, verb, target);
  await ctx.db.transaction(async (tx) => {
    if (role === 'site_admin') {
      await requireAnotherSiteAdmin(tx, userId);
    }
    if (role === 'instructor') {
      await requireAnotherInstructor(tx, ctx, { userId, scope });
    }
    const gone = await tx
      .delete(roles)
      .where(and(eq(roles.userId, userId), eq(roles.role, role), eq(roles.scope, scope)));
    if (affectedRows(gone) === 0) {
      return;
    }
    const courseKey = orgOfCourseKey(scope) === null ? undefined : scope;
    await writeAudit(tx, ctx, { action: 'role.revoke', target: userId, courseKey, before: { role, scope } });
    await publish(tx, ctx, 'accounts/role.revoked', { userId, role, scope });
  });
}
