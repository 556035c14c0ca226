import type { z } from 'zod';
import { isDuplicateKey } from '@/db/results';
import { organizations } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { organizationInput } from './schema';

/** Opens an organisation: course keys begin with its short name. Throws Forbidden, Invalid, Conflict `organization.taken`. */
export async function createOrganization(ctx: Context, input: z.input<typeof organizationInput>): Promise<void> {
  requirePermission(ctx, 'organization.create', site);
  const { shortName, name } = organizationInput.parse(input);
  try {
    await ctx.db.transaction(async (tx) => {
      await tx.insert(organizations).values({ shortName, name, createdAt: ctx.now });
      await writeAudit(tx, ctx, { action: 'organization.create', target: shortName, after: { name } });
    });
  } catch (error) {
    throw isDuplicateKey(error)
      ? conflict('organization.taken', `There is an organisation called ${shortName} already.`, {
          fields: { shortName: 'short-name-taken' },
        })
      : error;
  }
}
