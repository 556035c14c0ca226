import type { Context } from '@/lib/context';
import { listRoleHolders, type RoleHolder } from './list-role-holders';

/** Those who look after the site, for messages that the site itself has for them. Disabled accounts are left out. */
export const listSiteAdmins = (ctx: Pick<Context, 'db'>): Promise<readonly RoleHolder[]> =>
  listRoleHolders(ctx, { role: 'site_admin', scope: '*' });
