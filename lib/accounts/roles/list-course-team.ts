import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type RoleName, roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { courseTarget, orgOfCourseKey, requirePermission } from '@/lib/permissions';

/** Somebody with a role that reaches a course. */
export interface TeamMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  /** The course's key, or the organisation, whose roles reach its courses. */
  readonly scope: string;
  readonly since: Date;
}

/** Everybody with a role over a course or over its organisation, by name. Disabled accounts and admins of the site are left out. */
export async function listCourseTeam(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly TeamMember[]> {
  requirePermission(ctx, 'role.list-course', courseTarget(courseKey));
  const org = orgOfCourseKey(courseKey);
  return await ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: roles.role,
      scope: roles.scope,
      since: roles.createdAt,
    })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(and(inArray(roles.scope, [courseKey, ...(org === null ? [] : [org])]), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id))
    .limit(2000);
}
