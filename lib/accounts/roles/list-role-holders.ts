import { and, eq, isNull } from 'drizzle-orm';
import { type RoleName, roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';

export interface RoleHolder {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** Those who hold a role over exactly this scope, for messages about it. Disabled accounts are left out. */
export async function listRoleHolders(
  ctx: Pick<Context, 'db'>,
  { role, scope }: { readonly role: RoleName; readonly scope: string },
): Promise<readonly RoleHolder[]> {
  return await ctx.db
    .selectDistinct({ userId: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(and(eq(roles.role, role), eq(roles.scope, scope), isNull(users.disabledAt)));
}
