import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { loadSiteSettings } from './queries';
import type { SiteSettings } from './schema';

/** What is set for the site at this moment, for whoever may change it. Throws Forbidden. */
export async function openSiteSettings(ctx: Pick<Context, 'db' | 'actor'>): Promise<SiteSettings> {
  requirePermission(ctx, 'site.administer', site);
  return await loadSiteSettings(ctx.db);
}
