import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { roles } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { orgOfCourseKey, requirePermission } from '@/lib/permissions';
import { findUserById } from '../queries';
import { grantingPermission, roleGrantInput } from './role-grant';

/** Gives a person a role over a scope. Doing it twice is the same as once. Throws Forbidden, NotFound `user.unknown`. */
export async function grantRole(ctx: Context, input: z.input<typeof roleGrantInput>): Promise<void> {
  const { userId, role, scope } = roleGrantInput.parse(input);
  const { verb, target } = grantingPermission(role, scope);
  requirePermission(ctx, verb, target);
  await ctx.db.transaction(async (tx) => {
    const user = await findUserById(tx, userId);
    if (!user || user.disabledAt) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    const isThisRole = and(eq(roles.userId, userId), eq(roles.role, role), eq(roles.scope, scope));
    const held = await tx.select({ role: roles.role }).from(roles).where(isThisRole);
    if (held.length > 0) {
      return;
    }
    await tx.insert(roles).values({ userId, role, scope, createdAt: ctx.now });
    const courseKey = orgOfCourseKey(scope) === null ? undefined : scope;
    await writeAudit(tx, ctx, { action: 'role.grant', target: userId, courseKey, after: { role, scope } });
    await publish(tx, ctx, 'accounts/role.granted', { userId, role, scope });
  });
}
