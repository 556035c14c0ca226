import { inArray } from 'drizzle-orm';
import { attempts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

export interface CheckedAttempts {
  /** How many of the ids name a recorded attempt. */
  readonly found: number;
  /** Those that name none, in the order asked. */
  readonly missing: readonly string[];
}

const batchSize = 500;

/** Looks acknowledged attempts up by their ids (`att_…`). An id given twice counts once. */
export async function checkAttempts(ctx: Context, ids: readonly string[]): Promise<CheckedAttempts> {
  requirePermission(ctx, 'site.administer', site);
  const asked = [...new Set(ids)];
  const stored = new Set<string>();
  for (let from = 0; from < asked.length; from += batchSize) {
    const rows = await ctx.db
      .select({ id: attempts.id })
      .from(attempts)
      .where(inArray(attempts.id, asked.slice(from, from + batchSize)));
    for (const { id } of rows) {
      stored.add(id);
    }
  }
  return { found: stored.size, missing: asked.filter((id) => !stored.has(id)) };
}
