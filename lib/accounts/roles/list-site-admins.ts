import { and, eq, isNull } from 'drizzle-orm';
import { roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';

export interface SiteAdmin {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** Those who look after the site, for messages that the site itself has for them. Disabled accounts are left out. */
export async function listSiteAdmins(ctx: Pick<Context, 'db'>): Promise<readonly SiteAdmin[]> {
  return await ctx.db
    .selectDistinct({ userId: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(and(eq(roles.role, 'site_admin'), eq(roles.scope, '*'), isNull(users.disabledAt)));
}
